package dev.tidings.recorder;

import java.time.Duration;
import java.time.Instant;

/** The moments that are whole periods after a start. */
record Ticks(Instant start, Duration period) {
  Instant next(Instant after) {
    return start.plus(period.multipliedBy(passed(after) + 1));
  }

  /** Whether there is one after the first time, up to and with the second. */
  boolean between(Instant after, Instant until) {
    return passed(until) > passed(after);
  }

  private long passed(Instant time) {
    return Math.floorDiv(Duration.between(start, time).toNanos(), period.toNanos());
  }
}
