package dev.tidings.integration;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Looking again until enough is there. */
public final class Patience {
  public static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private Patience() {}

  /** What is seen when it is enough, or when a minute is over; whoever calls looks at it then. */
  public static <T> T look(Callable<T> eye, Predicate<T> enough) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    T seen = eye.call();
    while (!enough.test(seen) && System.nanoTime() < end) {
      Thread.sleep(LOOK_AGAIN);
      seen = eye.call();
    }
    return seen;
  }
}
