package dev.tidings.store.rocksdb;

import dev.tidings.store.CommitTimes;
import dev.tidings.store.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the committing thread has done so far, and who hears how long that takes. */
final class CommitFigures {
  private static final Logger log = LoggerFactory.getLogger(CommitFigures.class);

  private final List<Consumer<CommitTimes>> listeners = new CopyOnWriteArrayList<>();
  private final LongAdder writes = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private final LongAdder failures = new LongAdder();

  Subscription tell(Consumer<CommitTimes> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void committed(int changes, CommitTimes took) {
    writes.add(changes);
    commits.increment();
    for (Consumer<CommitTimes> listener : listeners) {
      try {
        listener.accept(took);
      } catch (RuntimeException e) {
        log.error("a listener failed, against its promise", e);
      }
    }
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

  long expired() {
    return expired.sum();
  }

  long failures() {
    return failures.sum();
  }
}
