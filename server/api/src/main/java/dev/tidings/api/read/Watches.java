package dev.tidings.api.read;

import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventStore;
import dev.tidings.store.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open watches: wakes those that wait when the store has changed in a way that may concern
 * them, ends those whose time is up. However many there are, they share a few threads.
 *
 * <p>Invariant: a watch lies down only when it has read to {@code announced} at least; every later
 * change is announced before it is looked up who is parked. So none is missed, and a watch that is
 * woken may skip all that was announced before: each of that has been looked at for it.
 */
public final class Watches implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final int CHANGES_AT_ONCE = 1_000;

  /** For changes that are shared: a small part of the heap. */
  private static final long ROOM = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

  private final EventStore store;
  private final SharedChanges changes;
  private final InstantSource clock;
  private final Executor workers;
  private final Set<EventWatch> open = ConcurrentHashMap.newKeySet();
  private final ParkedWatches parked;
  private final AtomicInteger calls = new AtomicInteger();
  private final LongAdder expired = new LongAdder();
  private final ScheduledThreadPoolExecutor ticks =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("tidings-watch-ticks").factory());
  private final Subscription commits;

  /**
   * Held while a watch lies down or more is announced, so that neither happens within the other.
   */
  private final Object announcing = new Object();

  private volatile long announced;

  /** Follows {@code announced} when all that was parked has been looked at. */
  private volatile long lookedThrough;

  private Watches(EventStore store, InstantSource clock, Executor workers, ParkedWatches parked) {
    this.store = store;
    this.changes = new SharedChanges(ROOM);
    this.clock = clock;
    this.workers = workers;
    this.parked = parked;
    this.announced = store.revision();
    this.lookedThrough = announced;
    this.commits = store.onCommit(this::wake);
  }

  /** Starts to listen to the store and to the clock. */
  public static Watches start(EventStore store, InstantSource clock, Executor workers) {
    return start(store, clock, workers, new ParkedWatches(new StoredTerms()));
  }

  static Watches start(
      EventStore store, InstantSource clock, Executor workers, ParkedWatches parked) {
    var watches = new Watches(store, clock, workers, parked);
    var unused =
        watches.ticks.scheduleAtFixedRate(
            watches::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    return watches;
  }

  Executor workers() {
    return workers;
  }

  SharedChanges changes() {
    return changes;
  }

  EventWatch open(WatchReading reading, Duration duration) {
    var watch = new EventWatch(this, reading, clock.instant().plus(duration));
    open.add(watch);
    return watch;
  }

  /** Lets a watch wait for what concerns it; false when something may have come already. */
  boolean park(EventWatch watch) {
    synchronized (announcing) {
      if (watch.position() < announced) {
        return false;
      }
      parked.add(watch);
    }
    if (!open.contains(watch)) {
      parked.remove(watch);
      return true;
    }
    if (watch.isEnding() && parked.remove(watch)) {
      return false;
    }
    if (store.revision() > announced) {
      wake();
    }
    return true;
  }

  /** Whether the watch waited, and is the caller's now. */
  boolean unpark(EventWatch watch) {
    return parked.remove(watch);
  }

  /** The newest revision: of all that has been acknowledged, none is later. */
  long revision() {
    return store.revision();
  }

  /**
   * A revision up to which nothing concerns a watch, if it is found parked after this call: it was
   * looked at for all of that, or lay down later.
   */
  long lookedThrough() {
    return lookedThrough;
  }

  /** What a watch was to tell is not kept any more. */
  void countExpired() {
    expired.increment();
  }

  /** How many watches have ended for that, so far. */
  public long expired() {
    return expired.sum();
  }

  /**
   * How many revisions the watch has not read that is farthest behind; those that wait have all.
   */
  public long lagRevisions() {
    long newest = store.revision();
    return open.stream()
        .filter(watch -> watch.reached() > 0 && watch.reached() < newest && !parked.holds(watch))
        .mapToLong(watch -> newest - watch.reached())
        .max()
        .orElse(0);
  }

  void forget(EventWatch watch) {
    open.remove(watch);
    parked.remove(watch);
  }

  /** Called by the store after a commit: has a worker look who is concerned. One does at a time. */
  private void wake() {
    if (parked.isEmpty() || calls.getAndIncrement() > 0) {
      return;
    }
    try {
      workers.execute(this::answerCalls);
    } catch (RejectedExecutionException full) {
      // the next commit or the next tick tries again
      calls.set(0);
    }
  }

  private void answerCalls() {
    int answered;
    do {
      answered = calls.get();
      try {
        announceAll();
      } catch (RuntimeException | Error failure) {
        LOG.error("waking watches failed; trying again with the next change", failure);
      }
    } while (!calls.compareAndSet(answered, 0));
  }

  private void announceAll() {
    boolean gotOn = true;
    while (gotOn && store.revision() > announced && !parked.isEmpty()) {
      long from = announced;
      List<EventWatch> woken = new ArrayList<>();
      try {
        lookThrough(from, woken);
      } finally {
        // whoever has been taken out is parked no more, and would never be found again
        woken.forEach(watch -> watch.stepFrom(from));
      }
      // A commit is known a moment before its changes are, and told of once they are, too.
      gotOn = announced > from;
    }
  }

  /** Announces what came after a revision, and takes out the watches that it may concern. */
  private void lookThrough(long from, List<EventWatch> woken) {
    Optional<ChangesResult> recent = store.recentChanges(from, CHANGES_AT_ONCE);
    if (recent.isPresent() && recent.get() instanceof ChangesResult.Batch batch) {
      announce(batch.upTo());
      takeConcerned(batch.changes(), woken);
    } else {
      // nobody was parked for long: memory does not tell what has come since
      announce(store.revision());
      parked.takeAll(woken::add);
    }
    lookedThrough = announced;
  }

  private void takeConcerned(List<Change> batch, List<EventWatch> woken) {
    try {
      batch.forEach(change -> parked.take(changes.of(change), woken::add));
    } catch (RuntimeException | Error failure) {
      LOG.error("changes cannot be looked through; every watch reads them itself", failure);
      parked.takeAll(woken::add);
    }
  }

  private void announce(long revision) {
    synchronized (announcing) {
      announced = revision;
    }
  }

  /** Ends the watches whose time is up, and looks for calls that found no worker. */
  private void tick() {
    try {
      Instant now = clock.instant();
      List.copyOf(open).stream().filter(watch -> watch.isDue(now)).forEach(EventWatch::end);
      if (store.revision() > announced) {
        wake();
      }
    } catch (RuntimeException failure) {
      LOG.error("looking after watches failed; trying again", failure);
    }
  }

  /** Ends every watch where it is. */
  @Override
  public void close() {
    commits.close();
    ticks.shutdownNow();
    List.copyOf(open).forEach(EventWatch::close);
  }
}
