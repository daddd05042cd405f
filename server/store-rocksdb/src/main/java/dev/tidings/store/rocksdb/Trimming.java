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
 * <p>Invariant: rows of the past go in the order of their revisions and a revision at a time, but
 * for what is {@linkplain KeptPast kept}; an index row goes with the last state of its key that had
 * the term and can be listed.
 */
final class Trimming {
  private final Database database;
  private final RocksOptions options;
  private final KeptPast kept;

  Trimming(Database database, RocksOptions options) {
    this.database = database;
    this.options = options;
    this.kept = new KeptPast(database, options.past());
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
    try (var batch = new Batch(database)) {
      StoreState after = state.trimmedTo(last, drop(dropped, state.trimmed(), batch));
      batch.put(Family.META, StoreState.KEY, after.encode());
      database.writeLater(batch);
      return new Step(after, dropped.size() >= limit);
    }
  }

  private List<Dropped> choose(StoreState state, int limit) {
    long cutoff = oldestKept(options.clock().instant());
    long excess = options.excess(state.historyBytes());
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

  /** How many bytes that frees. */
  private long drop(List<Dropped> all, long trimmed, Batch batch) {
    long last = all.getLast().revision();
    var ended = new HashSet<EventKey>();
    long freed = 0;
    for (Dropped dropped : all) {
      EventKey key = dropped.row().key();
      dropTerms(dropped, last, batch);
      if (!kept.keeps(key, dropped.revision())) {
        batch.delete(Family.HISTORY, Rows.history(Rows.path(key), dropped.revision()));
        batch.delete(Family.LOG, Rows.log(dropped.revision(), dropped.sequence()));
        freed += dropped.row().bytes();
        if (ended.add(key)) {
          freed += kept.drop(key, trimmed, batch);
        }
      }
    }
    return freed;
  }

  private void dropTerms(Dropped dropped, long last, Batch batch) {
    if (dropped.row().termsLost()) {
      EventKey key = dropped.row().key();
      byte[] path = Rows.path(key);
      byte[] before = database.find(Family.HISTORY, Rows.history(path, dropped.revision()));
      if (before != null && before.length > 0) {
        dropTerms(path, terms(before), last, batch);
      }
    }
  }

  private void dropTerms(byte[] path, EventTerms terms, long last, Batch batch) {
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
