package dev.tidings.forward.pump;

import dev.tidings.forward.routes.SeenChange;
import dev.tidings.store.Change;
import dev.tidings.store.EventStore;
import dev.tidings.store.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The changes of one cluster, for all routes, for as long as the cluster is there. Safe for use by
 * several threads.
 *
 * <p>Invariant: the store is not touched after {@link #close} has returned.
 */
final class Feed implements AutoCloseable {
  private final Origin origin;
  private final InstantSource clock;
  private final Timeline timeline = new Timeline();
  private final RecentChanges recent;
  private final Subscription subscription;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /** What is done with a store. */
  @FunctionalInterface
  interface Reading<T> {
    T of(EventStore store) throws IOException;
  }

  /**
   * Where changes are from.
   *
   * @param own whether the store is the server's own
   */
  record Origin(String cluster, boolean own, EventStore store) {}

  /**
   * Begins to follow a store.
   *
   * @param news is called after each commit, on the store's own thread
   */
  Feed(Origin origin, InstantSource clock, Runnable news) {
    this.origin = origin;
    this.clock = clock;
    this.recent = new RecentChanges(origin.cluster());
    timeline.reached(origin.store().revision(), clock.millis());
    this.subscription = origin.store().onCommit(() -> committed(news));
  }

  private void committed(Runnable news) {
    timeline.reached(origin.store().revision(), clock.millis());
    news.run();
  }

  String cluster() {
    return origin.cluster();
  }

  /** Whether it is that of the server's own store. */
  boolean isOwn() {
    return origin.own();
  }

  /** What is read of the store; empty when it is gone. */
  <T> Optional<T> read(Reading<T> reading) throws IOException {
    lock.readLock().lock();
    try {
      return closed ? Optional.empty() : Optional.of(reading.of(origin.store()));
    } finally {
      lock.readLock().unlock();
    }
  }

  /** A change as routes see it; a recent one is the same for all. */
  SeenChange seen(Change change) {
    return recent.of(change);
  }

  /** How many revisions there are behind one. */
  long revisionsAfter(long revision) {
    return Math.max(0, timeline.newest() - revision);
  }

  /** A revision that was there at a time, as late a one as is known; zero when none is. */
  long reachedBy(Instant time) {
    return timeline.reachedBy(time.toEpochMilli());
  }

  /**
   * Until when all was written that is settled with a revision: now when nothing is behind it, else
   * no later than is sure, which is the epoch where nothing is known.
   */
  Instant settledBy(long revision) {
    return timeline.settledBy(revision, clock.instant());
  }

  /** For how long the oldest change behind a revision has been there, as far as is known. */
  Duration lagAt(long revision) {
    return timeline.lag(revision, clock.millis());
  }

  /** Waits for those who read. */
  @Override
  public void close() {
    subscription.close();
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
