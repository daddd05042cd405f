package dev.tidings.search.lucene;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.search.Question;
import dev.tidings.search.query.EventFacts;
import dev.tidings.store.StoredEvent;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * The index at one moment, and the stores behind it.
 *
 * @param known clusters that something in the index may be of
 */
record View(IndexSearcher searcher, Groups groups, Roster roster, Set<String> known) {
  /** Documents of events that happened last within a question's period. */
  Query states(Question question) {
    return Translation.of(question, Columns.LAST, roster.clusters(), known);
  }

  /** Documents of what happened within a question's period. */
  Query happenings(Question question) {
    return Translation.of(question, Columns.TIME, roster.clusters(), known);
  }

  /** An event as its store has it now; empty if it is gone. */
  Optional<StoredEvent> stored(StoredKey event) {
    return roster
        .find(event.cluster())
        .flatMap(followed -> followed.with(store -> store.read(event.key())))
        .flatMap(found -> found);
  }

  /** What is to be known of it. */
  Optional<EventFacts> facts(StoredKey event) {
    return stored(event)
        .flatMap(View::decoded)
        .map(found -> new EventFacts(event.cluster(), found));
  }

  private static Optional<Event> decoded(StoredEvent stored) {
    try {
      return Optional.of(StoredForm.decode(stored.value()));
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }
}
