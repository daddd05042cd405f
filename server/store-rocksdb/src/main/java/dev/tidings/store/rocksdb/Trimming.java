package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import dev.tidings.store.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops the oldest revisions of the past: what is compacted, too old, or too much.
 *
 * <p>Invariant: rows of the past go in the order of their revisions and a revision at a time; an
 * index row goes with the last state of its key that had the term.
 */
final class Trimming {
  private final Database database;
  private final RocksOptions options;

  Trimming(Database database, RocksOptions options) {
    this.database = database;
    this.options = options;
  }

  /** A row that goes. */
  private record Dropped(long revision, int sequence, LogRow row) {}

  /** Where the store stands after about {@code limit} rows have been dropped. */
  StoreState trim(StoreState state, int limit) {
    List<Dropped> dropped = choose(state, limit);
    if (dropped.isEmpty()) {
      return state;
    }
    long last = dropped.getLast().revision();
    long freed = dropped.stream().mapToLong(row -> row.row().bytes()).sum();
    StoreState after = state.trimmedTo(last, freed);
    try (var batch = new Batch(database);
        Cursor history = database.cursor(Family.HISTORY)) {
      for (Dropped row : dropped) {
        drop(row, last, batch, history);
      }
      batch.put(Family.META, StoreState.KEY, after.encode());
      database.writeLater(batch);
    }
    return after;
  }

  private List<Dropped> choose(StoreState state, int limit) {
    long cutoff = oldestKept(options.clock().instant());
    long excess = state.historyBytes() - options.historyBytes();
    var dropped = new ArrayList<Dropped>();
    long revision = state.trimmed();
    try (Cursor log = database.cursor(Family.LOG)) {
      for (log.seek(Rows.log(revision + 1, 0)); log.valid(); log.next()) {
        byte[] key = log.key();
        LogRow row = LogRow.decode(log.value());
        if (Rows.logRevision(key) != revision) {
          revision = Rows.logRevision(key);
          boolean goes = revision <= state.compacted() || row.millis() < cutoff || excess > 0;
          if (!goes || dropped.size() >= limit) {
            break;
          }
        }
        excess -= row.bytes();
        dropped.add(new Dropped(revision, Rows.logSequence(key), row));
      }
    }
    return dropped;
  }

  private long oldestKept(Instant now) {
    return now.toEpochMilli() - options.history().toMillis();
  }

  private void drop(Dropped dropped, long last, Batch batch, Cursor history) {
    EventKey key = dropped.row().key();
    byte[] path = Rows.path(key);
    byte[] historyKey = Rows.history(path, dropped.revision());
    if (dropped.row().termsLost()) {
      byte[] before = database.find(Family.HISTORY, historyKey);
      if (before != null && before.length > 0) {
        dropTerms(key, terms(before), last, batch, history);
      }
    }
    batch.delete(Family.HISTORY, historyKey);
    batch.delete(Family.LOG, Rows.log(dropped.revision(), dropped.sequence()));
  }

  private void dropTerms(EventKey key, EventTerms terms, long last, Batch batch, Cursor history) {
    byte[] path = Rows.path(key);
    byte[] present = database.find(Family.EVENTS, path);
    for (Term term : terms.all()) {
      boolean stillPresent = present != null && terms(present).contains(term);
      if (!stillPresent && !inHistoryAfter(key, last, term, history)) {
        batch.delete(Family.INDEX, IndexRows.row(term, path));
      }
    }
  }

  private boolean inHistoryAfter(EventKey key, long last, Term term, Cursor history) {
    byte[] path = Rows.path(key);
    history.seek(Rows.history(path, last + 1));
    for (; history.valid() && Rows.isHistoryOf(path, history.key()); history.next()) {
      byte[] before = history.value();
      if (before.length > 0 && terms(before).contains(term)) {
        return true;
      }
    }
    return false;
  }

  private EventTerms terms(byte[] state) {
    return options.terms().read(Rows.value(state));
  }
}
