package dev.tidings.api.read;

import dev.tidings.store.EventStore;
import dev.tidings.store.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open watches: wakes those that wait when the store has changed, ends those whose time is up.
 * However many there are, they share a few threads.
 *
 * <p>Invariant: a parked watch is looked at after every commit that comes after it was parked.
 */
public final class Watches implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
  private static final Duration TICK = Duration.ofMillis(100);

  private final InstantSource clock;
  private final Executor workers;
  private final Set<EventWatch> open = ConcurrentHashMap.newKeySet();
  private final Set<EventWatch> parked = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean waking = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor ticks;
  private final Subscription commits;

  private Watches(
      EventStore store, InstantSource clock, Executor workers, ScheduledThreadPoolExecutor ticks) {
    this.clock = clock;
    this.workers = workers;
    this.ticks = ticks;
    this.commits = store.onCommit(this::wake);
  }

  /** Starts to listen to the store and to the clock. */
  public static Watches start(EventStore store, InstantSource clock, Executor workers) {
    var ticks =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("tidings-watch-ticks").factory());
    var watches = new Watches(store, clock, workers, ticks);
    var unused =
        ticks.scheduleAtFixedRate(
            watches::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    return watches;
  }

  Executor workers() {
    return workers;
  }

  EventWatch open(WatchReading reading, Duration duration) {
    var watch = new EventWatch(this, reading, clock.instant().plus(duration));
    open.add(watch);
    return watch;
  }

  /** Lets a watch wait for the store to change; false when it has changed already. */
  boolean park(EventWatch watch) {
    parked.add(watch);
    if (!open.contains(watch)) {
      parked.remove(watch);
      return true;
    }
    return !(watch.isBehind() && parked.remove(watch));
  }

  void forget(EventWatch watch) {
    open.remove(watch);
    parked.remove(watch);
  }

  /** Called by the store after a commit: has a worker look after those that wait. */
  private void wake() {
    if (!parked.isEmpty() && waking.compareAndSet(false, true)) {
      try {
        workers.execute(this::wakeParked);
      } catch (RejectedExecutionException full) {
        // the next commit or the next tick tries again
        waking.set(false);
      }
    }
  }

  private void wakeParked() {
    waking.set(false);
    for (EventWatch watch : List.copyOf(parked)) {
      if (watch.isBehind() && parked.remove(watch)) {
        watch.step();
      }
    }
  }

  /** Ends the watches whose time is up, and looks for wakings that found no worker. */
  private void tick() {
    try {
      Instant now = clock.instant();
      List.copyOf(open).stream().filter(watch -> watch.isDue(now)).forEach(EventWatch::close);
      wake();
    } catch (RuntimeException failure) {
      LOG.error("looking after watches failed; trying again", failure);
    }
  }

  /** Ends every watch. */
  @Override
  public void close() {
    commits.close();
    ticks.shutdownNow();
    List.copyOf(open).forEach(EventWatch::close);
  }
}
