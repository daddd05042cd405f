package dev.tidings.testkit;

import dev.tidings.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where assertions about events begin. May be imported beside AssertJ's own. */
public final class EventAssertions {
  private EventAssertions() {}

  /** About everything that was recorded until now; does what the recorder has left to do. */
  public static EventsAssert assertThat(@Nullable TestEvents events) {
    return new EventsAssert(events == null ? null : Evidence.of(events));
  }

  /**
   * About any events, such as those that a sink has stored, or a server has. An event that says
   * that it happened three times counts as three.
   */
  public static EventsAssert assertThatEvents(@Nullable List<Event> events) {
    return new EventsAssert(events == null ? null : Evidence.of(events));
  }
}
