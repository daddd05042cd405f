package dev.tidings.api.ratelimit;

import java.time.Duration;
import java.time.Instant;

/** Tokens that are taken one by one and come back evenly. Not safe for use by several threads. */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final int perSecond;
  private final int burst;
  private double tokens;
  private Instant filled;

  TokenBucket(EventLimit limit, Instant now) {
    this.perSecond = limit.perSecond();
    this.burst = limit.burst();
    this.tokens = burst;
    this.filled = now;
  }

  /** Takes a token if there is one. A clock that goes back gives none. */
  boolean take(Instant now) {
    if (now.isAfter(filled)) {
      double seconds = Duration.between(filled, now).toNanos() / NANOS;
      tokens = Math.min(burst, tokens + seconds * perSecond);
      filled = now;
    }
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
