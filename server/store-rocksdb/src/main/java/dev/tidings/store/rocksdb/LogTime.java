package dev.tidings.store.rocksdb;

import java.time.Duration;
import org.rocksdb.PerfContext;
import org.rocksdb.PerfLevel;
import org.rocksdb.RocksDB;

/**
 * How long a thread waits for RocksDB's log. To append takes next to nothing, so of a commit that
 * is the time of its sync. Belongs to the thread that made it: RocksDB counts for each by itself.
 */
final class LogTime {
  private final PerfContext ofThread;
  private long before;

  private LogTime(PerfContext ofThread) {
    this.ofThread = ofThread;
    this.before = ofThread.getWriteWalTime();
  }

  /** Begins to measure this thread's writes. */
  static LogTime ofThisThread(RocksDB rocks) {
    rocks.setPerfLevel(PerfLevel.ENABLE_TIME_EXCEPT_FOR_MUTEX);
    return new LogTime(rocks.getPerfContext());
  }

  /** What has come since this was last asked. */
  Duration next() {
    long now = ofThread.getWriteWalTime();
    var since = Duration.ofNanos(now - before);
    before = now;
    return since;
  }
}
