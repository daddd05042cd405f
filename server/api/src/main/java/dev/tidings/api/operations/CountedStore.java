package dev.tidings.api.operations;

import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventStore;
import dev.tidings.store.Subscription;

/**
 * The changes of one cluster that are made from now on, counted in order and once.
 *
 * <p>Invariant: the store is not touched after {@link #close} has returned.
 */
final class CountedStore implements AutoCloseable {
  private static final int BATCH = 1_000;

  private final String cluster;
  private final EventStore store;
  private final Subscription subscription;
  private long after;
  private boolean closed;

  /**
   * @param news is called after each commit, on the store's own thread
   */
  CountedStore(String cluster, EventStore store, Runnable news) {
    this.cluster = cluster;
    this.store = store;
    this.after = store.revision();
    this.subscription = store.onCommit(news);
  }

  /** Counts what has come; says how often it had to go on with the present, behind a gap. */
  int catchUp(EventTally tally) {
    int gaps = 0;
    Step step = Step.MORE;
    while (step != Step.DONE) {
      step = countSome(tally);
      gaps += step == Step.GAP ? 1 : 0;
    }
    return gaps;
  }

  private enum Step {
    MORE,
    GAP,
    DONE
  }

  private synchronized Step countSome(EventTally tally) {
    if (closed || store.revision() == after) {
      return Step.DONE;
    }
    return switch (store.changes(after, BATCH)) {
      case ChangesResult.Batch batch -> {
        after = batch.upTo();
        batch.changes().forEach(change -> tally.count(cluster, change));
        yield batch.changes().isEmpty() ? Step.DONE : Step.MORE;
      }
      case ChangesResult.Expired expired -> {
        after = store.revision();
        yield Step.GAP;
      }
    };
  }

  @Override
  public void close() {
    subscription.close();
    synchronized (this) {
      closed = true;
    }
  }
}
