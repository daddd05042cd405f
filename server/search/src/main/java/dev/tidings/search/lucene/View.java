package dev.tidings.search.lucene;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.search.Question;
import dev.tidings.search.query.EventFacts;
import dev.tidings.store.StoreException;
import dev.tidings.store.StoredEvent;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index at one moment, and the stores behind it.
 *
 * @param known clusters that something in the index may be of
 */
record View(IndexSearcher searcher, Groups groups, Roster roster, Set<String> known) {
  private static final Logger LOG = LoggerFactory.getLogger(View.class);

  /** Documents of events that happened last within a question's period. */
  Query states(Question question) {
    return Translation.of(question, Columns.LAST, roster.clusters(), known);
  }

  /** Documents of what happened within a question's period. */
  Query happenings(Question question) {
    return Translation.of(question, Columns.TIME, roster.clusters(), known);
  }

  /**
   * An event as its store has it now; empty if it is gone, or if the store fails: what other
   * clusters have is told all the same.
   */
  Optional<StoredEvent> stored(StoredKey event) {
    try {
      return roster
          .find(event.cluster())
          .flatMap(followed -> followed.with(store -> store.read(event.key())))
          .flatMap(found -> found);
    } catch (StoreException failure) {
      LOG.warn("an event of {} cannot be read: {}", event.cluster(), failure.getMessage());
      return Optional.empty();
    }
  }

  /** What is to be known of it. */
  Optional<EventFacts> facts(StoredKey event) {
    return stored(event).flatMap(found -> facts(event.cluster(), found));
  }

  /** What is to be known of an event that has been read; empty if it cannot be decoded. */
  static Optional<EventFacts> facts(String cluster, StoredEvent stored) {
    try {
      return Optional.of(new EventFacts(cluster, StoredForm.decode(stored.value())));
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }
}
