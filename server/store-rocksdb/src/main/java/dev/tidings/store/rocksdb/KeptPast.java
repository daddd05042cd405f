package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.Past;
import org.rocksdb.ReadOptions;

/**
 * What trimming leaves behind: where the past of events is kept, the rows of history and log of
 * those that exist.
 *
 * <p>Invariant: of an event that has been deleted no row is older than that of its deletion is when
 * that is trimmed.
 */
final class KeptPast {
  private final Database database;
  private final boolean ofEvents;

  KeptPast(Database database, Past past) {
    this.database = database;
    this.ofEvents = past == Past.OF_EVENTS;
  }

  /** Whether the rows of a change outlive their trimming: its event is still there. */
  boolean keeps(EventKey key, long revision) {
    if (!ofEvents) {
      return false;
    }
    byte[] present = database.find(Family.EVENTS, Rows.path(key));
    return present != null && Rows.createRevision(present) <= revision;
  }

  /**
   * Drops what was kept, up to a revision, of an event that is not there any more, or was there
   * before another one of its key.
   *
   * @return how many bytes of history that frees
   */
  long drop(EventKey key, long upTo, Batch batch) {
    if (!ofEvents) {
      return 0;
    }
    long freed = 0;
    byte[] path = Rows.path(key);
    try (Cursor rows = database.within(Family.HISTORY, Rows.historyOf(path), new ReadOptions())) {
      for (rows.seek(Rows.history(path, 0)); rows.valid(); rows.next()) {
        long revision = Rows.historyRevision(rows.key());
        if (revision > upTo) {
          break;
        }
        freed += drop(rows.key(), Rows.log(revision, 0), batch);
      }
    }
    return freed;
  }

  /** Kept is only what created or replaced an event, which is alone in its revision. */
  private long drop(byte[] historyKey, byte[] logKey, Batch batch) {
    byte[] logged = database.find(Family.LOG, logKey);
    batch.delete(Family.HISTORY, historyKey);
    batch.delete(Family.LOG, logKey);
    return logged == null ? 0 : LogRow.decode(logged).bytes();
  }
}
