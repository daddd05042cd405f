package dev.tidings.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Simulated time in which a test alters what goes wrong. */
class AlteredTime implements Scheduler {
  final SimulatedScheduler time = new SimulatedScheduler(Stage.START);

  @Override
  public Instant now() {
    return time.now();
  }

  @Override
  public void execute(Runnable task) {
    time.execute(task);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    return time.schedule(delay, task);
  }

  @Override
  public boolean await(CompletableFuture<?> done, Duration limit) {
    return time.await(done, limit);
  }

  @Override
  public void stop() {
    time.stop();
  }
}
