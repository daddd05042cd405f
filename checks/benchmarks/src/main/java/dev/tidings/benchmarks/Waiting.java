package dev.tidings.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting in programs whose threads nobody interrupts. */
final class Waiting {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

  private Waiting() {}

  static void forEndOf(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Sinks.takeTime(BETWEEN_LOOKS);
    }
  }

  /** Until a time of {@link System#nanoTime()}. */
  static void untilNanoTime(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
