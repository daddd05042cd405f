package dev.tidings.recorder;

import dev.tidings.event.Event;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the subscribers.
 *
 * @param at when it was recorded, with nanoseconds
 * @param key what it counts as a repeat of, or null for the sink's own rule
 * @param listener is told what became of it at each sink
 * @param place where the sink's spool holds it, or null if none does
 */
record Offer(
    Event event,
    Instant at,
    @Nullable String key,
    @Nullable Consumer<Outcome> listener,
    @Nullable Place place) {
  static Offer of(Event event, Instant at) {
    return new Offer(event, at, null, null, null);
  }

  Offer in(Place spool) {
    return new Offer(event, at, key, listener, spool);
  }

  Offer heardBy(@Nullable Consumer<Outcome> other) {
    return new Offer(event, at, key, other, place);
  }

  /** Whether an earlier process recorded it, and may have written it. */
  boolean isRecovered() {
    return place != null && place.isRecovered();
  }
}
