package dev.tidings.forward.exporter;

import dev.tidings.forward.enhanced.EnhancedEvent;
import java.util.List;

/**
 * Chooses events. All conditions must hold; without any it chooses all events.
 *
 * @param minCount how often an event must have happened, as its count says
 * @param receiver who gets what it chooses; empty for nobody
 */
public record Rule(List<Condition> conditions, int minCount, String receiver) {
  public Rule {
    conditions = List.copyOf(conditions);
  }

  /** The same rule, which sends to nobody but one receiver. */
  Rule towards(String one) {
    return receiver.equals(one) ? this : new Rule(conditions, minCount, "");
  }

  boolean matches(EnhancedEvent event) {
    return conditions.stream().allMatch(condition -> condition.holds(event))
        && event.event().count() >= minCount;
  }
}
