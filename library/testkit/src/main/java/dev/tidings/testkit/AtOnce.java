package dev.tidings.testkit;

import dev.tidings.recorder.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * Does everything at once, on the thread that asks for it. Nothing without a sink needs a timer.
 */
final class AtOnce implements Scheduler {
  private final InstantSource clock;

  AtOnce(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    throw new UnsupportedOperationException("there are no timers");
  }

  @Override
  public boolean await(CompletableFuture<?> done, Duration limit) {
    return done.isDone();
  }

  @Override
  public void stop() {}
}
