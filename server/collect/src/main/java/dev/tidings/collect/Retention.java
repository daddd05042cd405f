package dev.tidings.collect;

import dev.tidings.event.Event;
import java.time.Duration;
import java.time.Instant;

/** How long collected events are kept, whatever their cluster does. */
public final class Retention {
  private final Duration keep;

  private Retention(Duration keep) {
    this.keep = keep;
  }

  /** Every event for so long after it was last written. */
  public static Retention of(Duration keep) {
    if (keep.isNegative() || keep.isZero()) {
      throw new IllegalArgumentException("events must be kept for a while: " + keep);
    }
    return new Retention(keep);
  }

  /** When an event that is written now is due to go. */
  Instant due(Event event, Instant now) {
    return now.plus(keep);
  }

  /** The longest that any event is kept; history is kept as long. */
  public Duration longest() {
    return keep;
  }
}
