package dev.tidings.search.lucene;

import dev.tidings.store.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A cluster that is followed, and whether its store may still be used. For any thread. */
final class Followed {
  private final String cluster;
  private final EventStore store;
  private final ReadWriteLock uses = new ReentrantReadWriteLock();
  private boolean left;
  private volatile Shown shown;

  /**
   * @param now when it is begun with
   */
  Followed(String cluster, EventStore store, Instant now) {
    this.cluster = cluster;
    this.store = store;
    this.shown = new Shown(Progress.READING, now);
  }

  /**
   * What of the cluster can be found.
   *
   * @param revision all up to this
   * @param asOf when there was nothing else
   */
  record Shown(long revision, Instant asOf) {}

  String cluster() {
    return cluster;
  }

  /** Something that is done with a store. */
  @FunctionalInterface
  interface Use<T, E extends Exception> {
    T of(EventStore store) throws E;
  }

  /** Uses the store, which stays open meanwhile; empty if it is not to be used any more. */
  <T, E extends Exception> Optional<T> with(Use<T, E> use) throws E {
    Lock lock = uses.readLock();
    lock.lock();
    try {
      return left ? Optional.empty() : Optional.of(use.of(store));
    } finally {
      lock.unlock();
    }
  }

  /** Does not use the store any more, when this has returned. */
  void leave() {
    uses.writeLock().lock();
    try {
      left = true;
    } finally {
      uses.writeLock().unlock();
    }
  }

  Shown shown() {
    return shown;
  }

  void show(Shown newest) {
    shown = newest;
  }

  /** For how long something has been waiting to be shown. */
  Duration lag(long revision, Instant now) {
    Shown current = shown;
    boolean isBehind = current.revision() < revision && now.isAfter(current.asOf());
    return isBehind ? Duration.between(current.asOf(), now) : Duration.ZERO;
  }
}
