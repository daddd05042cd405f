package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.EventSeries;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a repeat changes in an event that is stored already. A sink sends it as a strategic merge
 * patch that holds these fields and no other.
 */
public sealed interface EventChange {
  /**
   * A repeat in core/v1.
   *
   * @param lastTimestamp in whole seconds; null is sent as null
   * @param message an empty one is left out of the patch
   */
  record Count(int count, @Nullable Instant lastTimestamp, String message) implements EventChange {
    public Count {
      requireNonNull(message, "message");
    }
  }

  /** A repeat in events.k8s.io/v1. */
  record Series(EventSeries series) implements EventChange {
    public Series {
      requireNonNull(series, "series");
    }
  }
}
