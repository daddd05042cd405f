package dev.tidings.api.ratelimit;

import static java.util.Objects.requireNonNull;

/**
 * How many events may be written that share something.
 *
 * @param perSecond how many tokens come back to a bucket each second
 * @param burst how many a full bucket holds
 * @param buckets how many are remembered; the one unused for longest is forgotten, and is full
 *     again
 */
public record EventLimit(LimitType type, int perSecond, int burst, int buckets) {
  /** The reference's number of buckets where the configuration gives none. */
  static final int USUAL_BUCKETS = 4096;

  public EventLimit {
    requireNonNull(type, "type");
    if (perSecond < 1 || burst < 1 || buckets < 1) {
      throw new IllegalArgumentException(
          "a limit's numbers are positive: " + perSecond + ", " + burst + ", " + buckets);
    }
  }
}
