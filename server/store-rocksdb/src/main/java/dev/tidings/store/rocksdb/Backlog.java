package dev.tidings.store.rocksdb;

import java.time.Duration;

/**
 * What is due and not deleted yet.
 *
 * @param events about how many; zero exactly when there are none
 * @param late how long the first of them could have been deleted already
 */
record Backlog(long events, Duration late) {
  static final Backlog NONE = new Backlog(0, Duration.ZERO);

  boolean isNone() {
    return events == 0;
  }
}
