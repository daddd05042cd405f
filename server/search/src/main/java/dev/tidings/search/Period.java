package dev.tidings.search;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first moment; from {@link #BEGINNING} on
 * @param to the first moment after it; until {@link #END}
 */
public record Period(Instant from, Instant to) {
  /** Events that say they are older, or do not say when they happened, count as of this time. */
  public static final Instant BEGINNING = Instant.EPOCH;

  /** No event that Kubernetes accepts says that it is younger. */
  public static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** All there is. */
  public static final Period ALWAYS = new Period(BEGINNING, END);

  public Period {
    if (from.isBefore(BEGINNING) || to.isAfter(END) || !from.isBefore(to)) {
      throw new IllegalArgumentException("not a period: from " + from + " to " + to);
    }
  }

  public boolean contains(Instant time) {
    return !time.isBefore(from) && time.isBefore(to);
  }

  public Duration length() {
    return Duration.between(from, to);
  }
}
