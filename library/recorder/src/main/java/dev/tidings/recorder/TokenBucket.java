package dev.tidings.recorder;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket of tokens that fills up with time, in the arithmetic of golang.org/x/time/rate: where a
 * token is due to the nanosecond, it is there or not there as in client-go.
 */
final class TokenBucket {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private final int burst;
  private double tokens;
  private Instant last;

  TokenBucket(SpamBudget budget, Instant now) {
    this.perSecond = budget.perSecond();
    this.burst = budget.burst();
    this.tokens = budget.burst();
    this.last = now;
  }

  /** Takes a token if there is one. */
  boolean take(Instant now) {
    double left = Math.min(tokens + refill(now), burst) - 1;
    if (left < 0 && nanosUntilFull(-left) > 0) {
      return false;
    }
    tokens = left;
    last = now;
    return true;
  }

  /** A clock that went back refills nothing. */
  private double refill(Instant now) {
    if (now.isBefore(last)) {
      return 0;
    }
    Duration elapsed = Duration.between(last, now);
    return (elapsed.getSeconds() + elapsed.getNano() / NANOS_PER_SECOND) * perSecond;
  }

  /** Whole nanoseconds: less than one is no wait at all. */
  private long nanosUntilFull(double missing) {
    return perSecond <= 0 ? Long.MAX_VALUE : (long) (missing / perSecond * NANOS_PER_SECOND);
  }
}
