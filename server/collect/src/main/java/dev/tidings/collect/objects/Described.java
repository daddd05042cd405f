package dev.tidings.collect.objects;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an event's object.
 *
 * @param object null when nothing is
 */
record Described(Outcome outcome, @Nullable InvolvedObject object) {
  static Described as(InvolvedObject object) {
    return new Described(Outcome.DESCRIBED, object);
  }

  /** The event with what is known beside it. */
  Event beside(Event event) {
    return object == null ? event : object.beside(event);
  }

  static Described not(Outcome outcome) {
    return new Described(outcome, null);
  }
}
