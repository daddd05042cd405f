package dev.tidings.collect.objects;

import java.util.EnumMap;
import java.util.Map;

/**
 * What became of asking for the objects of events, an outcome each. Safe for use by several
 * threads.
 */
public final class Outcomes {
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  synchronized void count(Outcome outcome) {
    counts.merge(outcome, 1L, Long::sum);
  }

  /** How many events had this outcome. */
  public synchronized long of(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }
}
