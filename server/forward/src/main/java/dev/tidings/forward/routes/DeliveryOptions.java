package dev.tidings.forward.routes;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.settings.Settings;
import dev.tidings.recorder.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How messages are delivered.
 *
 * @param batch at most so many at once, and so many changes are read at once; at most {@value
 *     #MOST_AT_ONCE}
 * @param retry when a batch is given up
 * @param lookBack how old the events may be that a route begins with, which has never run before;
 *     zero for none but those to come
 * @param rate how fast messages may go; empty for as fast as the destination takes them
 */
public record DeliveryOptions(
    int batch, RetryPolicy retry, Duration lookBack, Optional<Rate> rate) {
  static final int MOST_AT_ONCE = 10_000;

  private static final int BATCH = 500;

  /** With the pauses below, 16 to 33 minutes, as chance shortens them. */
  private static final int TRIES = 40;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** What holds where a file says nothing. */
  public static final DeliveryOptions USUAL =
      new DeliveryOptions(
          BATCH, retry(TRIES, FIRST_PAUSE, LONGEST_PAUSE), Duration.ZERO, Optional.empty());

  public DeliveryOptions {
    requireNonNull(retry, "retry");
    requireNonNull(lookBack, "lookBack");
    requireNonNull(rate, "rate");
    if (batch < 1 || batch > MOST_AT_ONCE) {
      throw new IllegalArgumentException("batch must be from 1 to " + MOST_AT_ONCE + ": " + batch);
    }
  }

  static DeliveryOptions read(Settings settings) {
    int batch = settings.number("batch", 1, BATCH);
    int tries = settings.number("tries", 1, TRIES);
    Duration first = settings.duration("firstPause", FIRST_PAUSE);
    Duration longest = settings.duration("longestPause", LONGEST_PAUSE);
    try {
      return new DeliveryOptions(
          batch,
          retry(tries, first, longest),
          settings.duration("lookBack", Duration.ZERO),
          Optional.empty());
    } catch (IllegalArgumentException unusable) {
      settings.wrong(
          "delivery: batch is at most 10000; firstPause is at most longestPause, and that an hour");
      return USUAL;
    }
  }

  /** The same for a route that begins with events up to an age. */
  public DeliveryOptions lookingBack(Duration age) {
    return new DeliveryOptions(batch, retry, age, rate);
  }

  /** The same for a route that goes no faster than this. */
  public DeliveryOptions at(Optional<Rate> newRate) {
    return new DeliveryOptions(batch, retry, lookBack, newRate);
  }

  private static RetryPolicy retry(int tries, Duration first, Duration longest) {
    return new RetryPolicy(tries, RetryPolicy.backoff(first, longest), Set.of());
  }
}
