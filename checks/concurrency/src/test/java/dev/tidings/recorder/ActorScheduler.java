package dev.tidings.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A scheduler whose threads are the actors of a stress test: each task is run by whichever actor
 * comes for it, and at the end by the arbiter.
 */
final class ActorScheduler implements Scheduler {
  private static final Instant NOW = Instant.parse("2026-11-22T08:15:30.123456789Z");

  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  /** Runs the tasks that are there. */
  void work() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public void execute(Runnable task) {
    if (!stopped) {
      tasks.add(task);
    }
  }

  /** Once, so that events come while a taker lingers. */
  @Override
  public boolean linger(int before) {
    return before == 0;
  }

  /** No time passes, and all of it: a delay may be as short as an actor likes. */
  @Override
  public Timer schedule(Duration delay, Runnable task) {
    execute(task);
    return () -> tasks.remove(task);
  }

  @Override
  public boolean await(CompletableFuture<?> done, Duration limit) {
    return done.isDone();
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
