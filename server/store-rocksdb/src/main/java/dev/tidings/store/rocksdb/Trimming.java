package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import dev.tidings.store.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rocksdb.ReadOptions;

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

  /**
   * What one step came to.
   *
   * @param after where the store stands
   * @param mayBeMore whether it ended at its limit, and not with the last row that goes
   */
  record Step(StoreState after, boolean mayBeMore) {}

  /** Drops about {@code limit} rows. */
  Step trim(StoreState state, int limit) {
    List<Dropped> dropped = choose(state, limit);
    if (dropped.isEmpty()) {
      return new Step(state, false);
    }
    long last = dropped.getLast().revision();
    long freed = dropped.stream().mapToLong(row -> row.row().bytes()).sum();
    StoreState after = state.trimmedTo(last, freed);
    try (var batch = new Batch(database)) {
      for (Dropped row : dropped) {
        drop(row, last, batch);
      }
      batch.put(Family.META, StoreState.KEY, after.encode());
      database.writeLater(batch);
    }
    return new Step(after, dropped.size() >= limit);
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

  private void drop(Dropped dropped, long last, Batch batch) {
    EventKey key = dropped.row().key();
    byte[] path = Rows.path(key);
    byte[] historyKey = Rows.history(path, dropped.revision());
    if (dropped.row().termsLost()) {
      byte[] before = database.find(Family.HISTORY, historyKey);
      if (before != null && before.length > 0) {
        dropTerms(key, terms(before), last, batch);
      }
    }
    batch.delete(Family.HISTORY, historyKey);
    batch.delete(Family.LOG, Rows.log(dropped.revision(), dropped.sequence()));
  }

  private void dropTerms(EventKey key, EventTerms terms, long last, Batch batch) {
    byte[] path = Rows.path(key);
    var lost = new HashSet<>(terms.all());
    byte[] present = database.find(Family.EVENTS, path);
    if (present != null) {
      keep(present, lost);
    }
    try (Cursor history =
        database.within(Family.HISTORY, Rows.historyOf(path), new ReadOptions())) {
      history.seek(Rows.history(path, last + 1));
      while (!lost.isEmpty() && history.valid() && Rows.isHistoryOf(path, history.key())) {
        keep(history.value(), lost);
        history.next();
      }
    }
    lost.forEach(term -> batch.delete(Family.INDEX, IndexRows.row(term, path)));
  }

  private void keep(byte[] state, Set<Term> lost) {
    if (state.length > 0) {
      terms(state).all().forEach(lost::remove);
    }
  }

  private EventTerms terms(byte[] state) {
    return options.terms().read(Rows.value(state));
  }
}
