package dev.tidings.store.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Term;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that have a term: those of the index's candidates whose value says so. */
final class IndexWalk implements Walk {
  private final ReadView view;
  private final long revision;
  private final Term term;
  private final EventTerms.Reader reader;
  private final byte[] prefix;
  private final Cursor candidates;
  private final Cursor history;
  private @Nullable StoredEvent event;

  IndexWalk(
      ReadView view,
      EventTerms.Reader reader,
      Term term,
      byte[] pathPrefix,
      byte @Nullable [] after,
      long revision) {
    this.view = view;
    this.reader = reader;
    this.term = term;
    this.revision = revision;
    this.prefix = IndexRows.row(term, pathPrefix);
    this.candidates = view.cursor(Family.INDEX).seek(start(after));
    this.history = view.cursor(Family.HISTORY);
  }

  private byte[] start(byte @Nullable [] after) {
    if (after == null) {
      return prefix;
    }
    byte[] next = Bytes.append(IndexRows.row(term, after), 0);
    return Arrays.compareUnsigned(next, prefix) > 0 ? next : prefix;
  }

  @Override
  public boolean advance() {
    int termLength = IndexRows.prefix(term).length;
    for (; candidates.valid(); candidates.next()) {
      byte[] row = candidates.key();
      if (!Bytes.startsWith(row, prefix)) {
        return false;
      }
      Optional<StoredEvent> found = verified(Rows.key(row, termLength, row.length));
      if (found.isPresent()) {
        event = found.get();
        candidates.next();
        return true;
      }
    }
    return false;
  }

  private Optional<StoredEvent> verified(EventKey candidate) {
    return view.at(candidate, revision, history)
        .filter(found -> reader.read(found.value()).contains(term));
  }

  @Override
  public StoredEvent event() {
    return requireNonNull(event);
  }

  @Override
  public void close() {
    candidates.close();
    history.close();
  }
}
