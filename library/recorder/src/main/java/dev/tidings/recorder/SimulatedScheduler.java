package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Simulated time, for tests: nothing happens until it is told to go on, and then everything in the
 * order in which it was asked for, on the thread that tells it. Half an hour passes at once.
 *
 * <pre>{@code
 * var time = new SimulatedScheduler(Instant.parse("2026-01-01T00:00:00Z"));
 * var sink = new MemorySink();
 * var events = EventBroadcaster.builder(sink)
 *     .scheduler(time)
 *     .reportingController("example.com/backup")
 *     .build();
 * events.recorder().about(pod).warning("PullFailed", "cannot pull");
 * time.settle();
 * }</pre>
 *
 * <p>Any thread may hand in tasks and ask for the time. One thread at a time lets it go on; a task
 * that throws ends the call that ran it. A broadcaster that is closed stops its scheduler, so the
 * next one needs another.
 */
public final class SimulatedScheduler implements Scheduler, InstantSource {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparingLong(Alarm::order));
  private Instant now;
  private long order;
  private boolean stopped;

  /** Time that stands at its start. */
  public SimulatedScheduler(Instant start) {
    this.now = requireNonNull(start, "start");
  }

  private record Alarm(Instant at, long order, Runnable task) {}

  /** The time as it was left by what let it pass last. */
  @Override
  public synchronized Instant now() {
    return now;
  }

  /** {@link #now()}, for code that takes a clock. */
  @Override
  public Instant instant() {
    return now();
  }

  @Override
  public synchronized void execute(Runnable task) {
    if (!stopped) {
      tasks.add(task);
    }
  }

  @Override
  public synchronized Timer schedule(Duration delay, Runnable task) {
    Alarm alarm = new Alarm(now.plus(delay), order++, task);
    if (!stopped) {
      alarms.add(alarm);
    }
    return () -> cancel(alarm);
  }

  private synchronized void cancel(Alarm alarm) {
    alarms.remove(alarm);
  }

  /** Lets time pass until the future is done, at most so long. */
  @Override
  public boolean await(CompletableFuture<?> done, Duration limit) {
    Instant end = now().plus(limit);
    settle();
    while (!done.isDone() && next(end)) {
      settle();
    }
    if (!done.isDone()) {
      passTo(end);
    }
    return done.isDone();
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    tasks.clear();
    alarms.clear();
  }

  /** Does all that needs no time. */
  public void settle() {
    for (Runnable task = task(); task != null; task = task()) {
      task.run();
    }
  }

  private synchronized @Nullable Runnable task() {
    return tasks.poll();
  }

  /** Lets time pass, and does all that is due meanwhile, each thing at its time. */
  public void advance(Duration time) {
    Instant end = now().plus(time);
    settle();
    while (next(end)) {
      settle();
    }
    passTo(end);
  }

  /**
   * Lets time pass until nothing is left to do. Does not return where there always is, as with a
   * series that goes on.
   */
  public void finish() {
    settle();
    while (next(Instant.MAX)) {
      settle();
    }
  }

  /** Lets time pass to the next alarm that is due by then, and does it; false if there is none. */
  private boolean next(Instant end) {
    Alarm alarm;
    synchronized (this) {
      alarm = alarms.peek();
      if (alarm == null || alarm.at.isAfter(end)) {
        return false;
      }
      alarms.remove();
      now = alarm.at;
    }
    alarm.task.run();
    return true;
  }

  private synchronized void passTo(Instant end) {
    now = end;
  }
}
