package dev.tidings.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A scheduler that runs so many tasks, and has no thread for any other. */
final class BusyMachine implements Scheduler {
  private int turns;

  BusyMachine(int turns) {
    this.turns = turns;
  }

  @Override
  public Instant now() {
    return Stage.START;
  }

  @Override
  public void execute(Runnable task) {
    if (turns > 0) {
      turns--;
      task.run();
    }
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    return () -> {};
  }

  @Override
  public boolean await(CompletableFuture<?> done, Duration limit) {
    return done.isDone();
  }

  @Override
  public void stop() {}
}
