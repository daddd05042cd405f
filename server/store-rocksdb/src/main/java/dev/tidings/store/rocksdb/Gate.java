package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets any number of reads in until it is closed.
 *
 * <p>Invariant: once {@link #close} has returned true no read is inside, nor will be; RocksDB must
 * not be touched after it has been released.
 */
final class Gate {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closed;

  <T> T within(Supplier<T> read) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new StoreException("the store is closed");
      }
      return read.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Closes, and waits for the reads inside; false when they did not end in time. */
  boolean close() throws InterruptedException {
    closed = true;
    if (!lock.writeLock().tryLock(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    lock.writeLock().unlock();
    return true;
  }
}
