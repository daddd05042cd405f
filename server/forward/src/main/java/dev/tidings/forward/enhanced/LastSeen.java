package dev.tidings.forward.enhanced;

import dev.tidings.event.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time that an event has where it may have one only. */
public final class LastSeen {
  private LastSeen() {}

  /**
   * When it was last observed, as precisely as it says; else when it was made: the same whenever
   * the event is delivered.
   *
   * @param clock for an event that says no time at all
   */
  public static Instant of(Event event, InstantSource clock) {
    return known(event).orElseGet(clock::instant);
  }

  /** The same; empty for an event that says no time at all, which no store holds. */
  public static Optional<Instant> known(Event event) {
    return Stream.<@Nullable Instant>of(event.lastSeen(), event.metadata().creationTimestamp())
        .flatMap(Stream::ofNullable)
        .findFirst();
  }
}
