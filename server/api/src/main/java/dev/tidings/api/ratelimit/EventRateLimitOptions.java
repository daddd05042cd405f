package dev.tidings.api.ratelimit;

import java.util.List;

/**
 * How many events may be written.
 *
 * @param limits all of them hold; none for as many as one likes
 * @param retryAfterSeconds when refused clients are told to come again; 0 tells them nothing, as
 *     the reference does
 */
public record EventRateLimitOptions(List<EventLimit> limits, int retryAfterSeconds) {
  /** As many as one likes. */
  public static final EventRateLimitOptions NONE = new EventRateLimitOptions(List.of(), 0);

  public EventRateLimitOptions {
    limits = List.copyOf(limits);
    if (retryAfterSeconds < 0) {
      throw new IllegalArgumentException("a time to wait is not negative: " + retryAfterSeconds);
    }
  }
}
