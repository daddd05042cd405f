package dev.tidings.collect;

import dev.tidings.recorder.RetryPolicy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Tries for ever, as client-go's reflector does: counts the failures in a row and pauses after each
 * of them, until it is to end. Belongs to one thread, but for {@link #end}.
 */
final class Perseverance {
  private static final RetryPolicy RETRY =
      new RetryPolicy(
          Integer.MAX_VALUE,
          RetryPolicy.backoff(Duration.ofMillis(800), Duration.ofSeconds(30)),
          Set.of());

  private final RandomGenerator random;
  private final CountDownLatch ending = new CountDownLatch(1);
  private int failures;

  Perseverance(RandomGenerator random) {
    this.random = random;
  }

  boolean goesOn() {
    return ending.getCount() > 0;
  }

  /** It worked. True when people are to know: they were told that it does not. */
  boolean succeeded() {
    boolean told = failures > 1;
    failures = 0;
    return told;
  }

  /**
   * It failed. True when people are to know: a single failure is nothing, since connections end and
   * servers restart, and one line is enough for those that follow.
   */
  boolean failed() {
    failures++;
    return failures == 2;
  }

  /**
   * Waits after a failure until it is time to try again, or to end.
   *
   * @param asked how long the other side wants to be left alone; zero when it does not say
   */
  void pause(Duration asked) throws InterruptedException {
    rest(RETRY.pause(failures, asked, random));
  }

  /** Waits for so long, or until it is to end. */
  void rest(Duration length) throws InterruptedException {
    ending.await(length.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends it; may be called by any thread. */
  void end() {
    ending.countDown();
  }
}
