package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import java.time.Duration;
import java.util.function.Function;

/**
 * When events that differ in their message only become one.
 *
 * @param distinct how many different messages about one thing it takes
 * @param window how long they count after the last of them
 * @param message what the combined event says; called with every event of its sink waiting for it,
 *     so it must be quick
 */
public record Aggregation(int distinct, Duration window, Function<Event, String> message) {
  /** Ten different messages, ten minutes: what Kubernetes' own components do. */
  public static final Aggregation KUBERNETES =
      new Aggregation(
          10,
          Duration.ofMinutes(10),
          event -> "(combined from similar events): " + event.message());

  public Aggregation {
    if (distinct < 1) {
      throw new IllegalArgumentException("distinct must be at least 1: " + distinct);
    }
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("window must be positive: " + window);
    }
    requireNonNull(message, "message");
  }
}
