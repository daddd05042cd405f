package dev.tidings.forward.chat;

import dev.tidings.forward.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many messages people are sent: so many at once, and one more after each of some stretches of
 * time. Safe for use by several threads.
 */
public final class Bucket {
  private static final int USUAL_BURST = 20;
  private static final Duration USUAL_REFILL = Duration.ofSeconds(3);

  private final int burst;
  private final Duration refill;
  private final InstantSource clock;
  private int left;
  private Instant filledUpTo;

  /**
   * A full one.
   *
   * @param burst at least 1
   * @param refill more than nothing
   */
  Bucket(int burst, Duration refill, InstantSource clock) {
    this.burst = burst;
    this.refill = refill;
    this.clock = clock;
    this.left = burst;
    this.filledUpTo = clock.instant();
  }

  /** What holds where nothing is said: 20 at once, one more every 3 seconds. */
  public static Bucket usual(InstantSource clock) {
    return new Bucket(USUAL_BURST, USUAL_REFILL, clock);
  }

  /** Reads {@code throttle: {burst, every}}. */
  static Bucket read(Settings settings, InstantSource clock) {
    return settings
        .object("throttle")
        .map(
            throttle ->
                new Bucket(
                    throttle.number("burst", 1, USUAL_BURST),
                    throttle.duration("every", USUAL_REFILL),
                    clock))
        .orElseGet(() -> usual(clock));
  }

  /** Takes one out, if there is one. */
  synchronized boolean take() {
    fill(clock.instant());
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }

  private void fill(Instant now) {
    long more = Math.max(0, Duration.between(filledUpTo, now).dividedBy(refill));
    if (left + more >= burst) {
      left = burst;
      filledUpTo = now;
    } else {
      left += (int) more;
      filledUpTo = filledUpTo.plus(refill.multipliedBy(more));
    }
  }
}
