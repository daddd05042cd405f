package dev.tidings.store.rocksdb;

import java.util.concurrent.atomic.LongAdder;

/** What the committing thread has done so far. */
final class CommitFigures {
  private final LongAdder writes = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private final LongAdder failures = new LongAdder();

  void committed(int changes, long took) {
    writes.add(changes);
    commits.increment();
    nanos.add(took);
  }

  void expired(long events) {
    expired.add(events);
  }

  void failed() {
    failures.increment();
  }

  long writes() {
    return writes.sum();
  }

  long commits() {
    return commits.sum();
  }

  long nanos() {
    return nanos.sum();
  }

  long expired() {
    return expired.sum();
  }

  long failures() {
    return failures.sum();
  }
}
