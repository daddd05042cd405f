package dev.tidings.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often an event has been seen, and when last.
 *
 * @param count occurrences; any number is carried, {@code EventValidation} says which are accepted
 * @param lastObservedTime in microseconds, or null when unset
 */
public record EventSeries(int count, @Nullable Instant lastObservedTime) {}
