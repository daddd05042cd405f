package dev.tidings.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Where and when the recorder's work is done: threads and the clock in a program, simulated time in
 * a test. One that throws when it is handed a task is handed it again later.
 */
public interface Scheduler {
  /** The time, as fine as it can be had. */
  Instant now();

  /** Runs a task soon, on a thread of this scheduler. */
  void execute(Runnable task);

  /**
   * Lets a task that has run out of work wait a moment for more, since starting a task costs more.
   *
   * @param before how often it has waited for the same
   * @return false if it is to end rather than wait
   */
  default boolean linger(int before) {
    return false;
  }

  /** Runs a task after a delay. */
  Timer schedule(Duration delay, Runnable task);

  /**
   * Waits until the future is done; false if it is not within the limit. An interrupt does not make
   * the time shorter; the thread is interrupted still afterwards.
   */
  boolean await(CompletableFuture<?> done, Duration limit);

  /** Runs nothing any more, and interrupts what runs. */
  void stop();

  /** A task that has not run yet. */
  @FunctionalInterface
  interface Timer {
    /** Sees to it that the task does not run, unless it does already. */
    void cancel();
  }
}
