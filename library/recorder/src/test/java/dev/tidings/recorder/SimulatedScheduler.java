package dev.tidings.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Simulated time on the thread that asks for it: nothing happens until it is told to go on, and
 * then everything in the order in which it was asked for.
 */
final class SimulatedScheduler implements Scheduler {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparingLong(Alarm::order));
  private Instant now;
  private long order;
  private boolean stopped;

  SimulatedScheduler(Instant now) {
    this.now = now;
  }

  private record Alarm(Instant at, long order, Runnable task) {}

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void execute(Runnable task) {
    if (!stopped) {
      tasks.add(task);
    }
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    Alarm alarm = new Alarm(now.plus(delay), order++, task);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  @Override
  public boolean await(CompletableFuture<?> done, Duration limit) {
    Instant end = now.plus(limit);
    settle();
    while (!done.isDone() && !alarms.isEmpty() && !alarms.element().at.isAfter(end)) {
      next();
    }
    if (!done.isDone()) {
      now = end;
    }
    return done.isDone();
  }

  @Override
  public void stop() {
    stopped = true;
    tasks.clear();
    alarms.clear();
  }

  /** Does all that needs no time. */
  void settle() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Lets time pass, and does all that is due meanwhile. */
  void advance(Duration time) {
    Instant end = now.plus(time);
    settle();
    while (!alarms.isEmpty() && !alarms.element().at.isAfter(end)) {
      next();
    }
    now = end;
  }

  /** Lets time pass until nothing is left to do. */
  void finish() {
    settle();
    while (!alarms.isEmpty()) {
      next();
    }
  }

  private void next() {
    Alarm alarm = alarms.remove();
    now = alarm.at;
    alarm.task.run();
    settle();
  }
}
