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
 */
record Offer(Event event, Instant at, @Nullable String key, @Nullable Consumer<Outcome> listener) {
  static Offer of(Event event, Instant at) {
    return new Offer(event, at, null, null);
  }
}
