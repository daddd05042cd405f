package dev.tidings.search.lucene;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.EventKey;
import dev.tidings.search.lucene.Documents.Written;
import dev.tidings.search.query.EventFacts;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/** Writes events of one cluster, in one round. Of one thread. */
final class EventWriter {
  private final IndexWriter index;
  private final String cluster;
  private final Progress progress;

  EventWriter(IndexWriter index, String cluster, Progress progress) {
    this.index = index;
    this.cluster = cluster;
    this.progress = progress;
  }

  /** Writes what has become of an event. */
  void write(Change change) throws IOException {
    Optional<Written> after = read(change.after());
    if (after.isEmpty()) {
      delete(change.key());
      return;
    }
    Optional<Written> before = read(change.before());
    var news = new ArrayList<Document>();
    before
        .map(state -> Happening.next(state.facts(), after.get().facts()))
        .orElseGet(() -> Happening.first(after.get().facts()))
        .ifPresent(happening -> news.add(Documents.counted(after.get(), happening)));
    news.add(Documents.state(after.get()));
    if (before.isPresent()) {
      index.updateDocuments(new Term(Columns.STATE, after.get().key()), news);
    } else {
      index.addDocuments(news);
    }
  }

  /**
   * Writes an event in place of whatever is there of it, each state before an older one is read,
   * however many there are: the one thread that writes also says from when on they are found.
   */
  void writeAnew(EventKey key, EventPast past) throws IOException {
    // what has a past may be half written already: by a turn in which its store has failed
    if (progress.round() > 1 || !past.isNew()) {
      delete(key);
    }
    Written later = null;
    while (past.hasNext()) {
      Optional<Written> state = read(past.next());
      if (state.isPresent()) {
        write(state.get(), later);
        later = state.get();
      }
    }
    if (later != null) {
      count(later, Happening.first(later.facts()));
    }
  }

  private void write(Written state, @Nullable Written later) throws IOException {
    if (later == null) {
      index.addDocument(Documents.state(state));
    } else {
      count(later, Happening.next(state.facts(), later.facts()));
    }
  }

  private void count(Written state, Optional<Happening> happening) throws IOException {
    if (happening.isPresent()) {
      index.addDocument(Documents.counted(state, happening.get()));
    }
  }

  private void delete(EventKey key) throws IOException {
    index.deleteDocuments(term(key));
  }

  private Term term(EventKey key) {
    return new Term(Columns.KEY, Keys.event(cluster, key));
  }

  /** A state; empty if there is none, or if it cannot be read: such an event cannot be found. */
  private Optional<Written> read(@Nullable StoredEvent stored) {
    if (stored == null) {
      return Optional.empty();
    }
    try {
      var facts = new EventFacts(cluster, StoredForm.decode(stored.value()));
      return Optional.of(new Written(facts, stored.revision(), progress.mark(cluster)));
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }
}
