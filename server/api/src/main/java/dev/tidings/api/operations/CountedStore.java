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
  /** About so many changes at a time, so that no store has to wait for all of another. */
  static final int BATCH = 1_000;

  private final String cluster;
  private final EventStore store;
  private final Subscription subscription;
  private long after;
  private boolean failing;
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

  String cluster() {
    return cluster;
  }

  /** What one step came to. */
  enum Step {
    /** Some was counted, and there may be more. */
    MORE,

    /** The history has left it behind; it goes on with the present. */
    GAP,

    /** There is nothing new. */
    DONE
  }

  /** Counts some of what has come. */
  synchronized Step countSome(EventTally tally) {
    if (closed || store.revision() == after) {
      return Step.DONE;
    }
    ChangesResult read = store.changes(after, BATCH);
    failing = false;
    return switch (read) {
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

  /** After a failure it goes on with the present; says whether that is the first one in a row. */
  synchronized boolean skip() {
    if (!closed) {
      after = store.revision();
    }
    boolean first = !failing;
    failing = true;
    return first;
  }

  @Override
  public void close() {
    subscription.close();
    synchronized (this) {
      closed = true;
    }
  }
}
