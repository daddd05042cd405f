package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How often something happened in a period.
 *
 * @param before how often in the period of the same length just before
 * @param warnings how often with another type than Normal
 * @param lastSeen when last, within the period
 */
public record Counts(long count, long before, long warnings, Instant lastSeen) {
  public Counts {
    requireNonNull(lastSeen, "lastSeen");
  }
}
