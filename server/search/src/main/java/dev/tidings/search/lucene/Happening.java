package dev.tidings.search.lucene;

import dev.tidings.search.query.EventFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * That an event happened at some time, so and so often.
 *
 * <p>The first time is not among them: every state of an event tells of it.
 */
record Happening(Instant time, long times) {
  /** What the first state that is known of an event tells, beside its first time. */
  static Optional<Happening> first(EventFacts state) {
    return some(state, state.event().occurrences() - 1L);
  }

  /**
   * What a state tells beyond the one before. One that has been counted less often than that is
   * counted anew.
   */
  static Optional<Happening> next(EventFacts before, EventFacts after) {
    int more = after.event().occurrences() - before.event().occurrences();
    return some(after, more < 0 ? after.event().occurrences() : more);
  }

  private static Optional<Happening> some(EventFacts state, long times) {
    return times == 0 ? Optional.empty() : Optional.of(new Happening(state.lastSeen(), times));
  }
}
