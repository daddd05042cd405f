package dev.tidings.store.rocksdb;

import java.time.Duration;
import org.rocksdb.PerfContext;
import org.rocksdb.PerfLevel;
import org.rocksdb.RocksDB;

/**
 * How long a write waits for RocksDB's log, which RocksDB counts for each thread by itself. To
 * append takes next to nothing, so with a sync it is the time of that.
 */
final class LogTime {
  private LogTime() {}

  /** Runs a write, and measures it alone: what is timed costs reads something, too. */
  static Duration of(RocksDB rocks, Runnable write) {
    rocks.setPerfLevel(PerfLevel.ENABLE_TIME_EXCEPT_FOR_MUTEX);
    try (PerfContext ofThisThread = rocks.getPerfContext()) {
      long before = ofThisThread.getWriteWalTime();
      write.run();
      return Duration.ofNanos(ofThisThread.getWriteWalTime() - before);
    } finally {
      rocks.setPerfLevel(PerfLevel.ENABLE_COUNT);
    }
  }
}
