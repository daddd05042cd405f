package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which failures are tried again, how often, and after which pauses.
 *
 * @param tries in all, the first included
 * @param codes of refusals that a later try may not meet; no answer at all always counts as such
 */
public record RetryPolicy(int tries, Pauses pauses, Set<Integer> codes) {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int CLIENT_GO_TRIES = 12;
  private static final double CLIENT_GO_SERIES_JITTER = 0.25;

  /** Half a second, doubled up to a minute, each shortened at random by up to half. */
  public static final RetryPolicy BACKOFF =
      new RetryPolicy(
          12, backoff(Duration.ofMillis(500), Duration.ofMinutes(1)), Set.of(429, 500, 503, 504));

  /** How long to wait before a try. */
  @FunctionalInterface
  public interface Pauses {
    /**
     * The pause after a failed try.
     *
     * @param failed how many tries have failed, from 1
     */
    Duration after(int failed, RandomGenerator random);
  }

  public RetryPolicy {
    if (tries < 1) {
      throw new IllegalArgumentException("tries must be at least 1: " + tries);
    }
    requireNonNull(pauses, "pauses");
    codes = Set.copyOf(codes);
  }

  /**
   * Pauses that double from {@code first} to {@code longest}, which is an hour at most, each
   * between half and all of it.
   */
  public static Pauses backoff(Duration first, Duration longest) {
    if (first.isNegative()
        || first.isZero()
        || longest.compareTo(first) < 0
        || longest.compareTo(LONGEST_PAUSE) > 0) {
      throw new IllegalArgumentException("pauses from " + first + " to " + longest);
    }
    return (failed, random) -> {
      double doubled = first.toNanos() * Math.pow(2, failed - 1);
      double whole = Math.min(doubled, (double) longest.toNanos());
      return Duration.ofNanos((long) (whole * (1 - random.nextDouble() / 2)));
    };
  }

  /** The pause after a failed try, at least as long as the server asks for within reason. */
  public Duration pause(int failed, Duration asked, RandomGenerator random) {
    Duration own = pauses.after(failed, random);
    Duration reasonable = asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    return own.compareTo(reasonable) < 0 ? reasonable : own;
  }

  /** The same, but never giving up. */
  RetryPolicy forEver() {
    return new RetryPolicy(Integer.MAX_VALUE, pauses, codes);
  }

  /** As client-go's tools/record: the same pause each time, the first one cut short at random. */
  static RetryPolicy clientGo(Duration sleep) {
    return new RetryPolicy(
        CLIENT_GO_TRIES,
        (failed, random) ->
            failed == 1 ? Duration.ofNanos((long) (sleep.toNanos() * random.nextDouble())) : sleep,
        Set.of());
  }

  /** As client-go's tools/events: the same pause each time, made longer at random by a quarter. */
  static RetryPolicy clientGoSeries(Duration sleep) {
    return new RetryPolicy(
        CLIENT_GO_TRIES,
        (failed, random) ->
            Duration.ofNanos(
                (long) (sleep.toNanos() * (1 + CLIENT_GO_SERIES_JITTER * random.nextDouble()))),
        Set.of());
  }
}
