package dev.tidings.forward.enhanced;

import dev.tidings.event.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time that an event has where it may have one only. */
public final class LastSeen {
  private LastSeen() {}

  /**
   * When it was last observed, as precisely as it says; else when it was made.
   *
   * @param clock for an event that says no time at all
   */
  public static Instant of(Event event, InstantSource clock) {
    return Stream.<@Nullable Instant>of(event.lastSeen(), event.metadata().creationTimestamp())
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElseGet(clock::instant);
  }
}
