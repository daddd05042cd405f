package dev.tidings.forward.routes;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.cel.UndecidedException;
import dev.tidings.forward.enhanced.EnhancedEvent;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which changes a route sends.
 *
 * @param match which events are sent
 * @param drop which of those are not, whatever else is said; a condition that has no answer for an
 *     event drops nothing
 */
public record RouteRules(
    Source source,
    Predicate<EnhancedEvent> match,
    List<Predicate<EnhancedEvent>> drop,
    Repeats repeats) {
  public RouteRules {
    requireNonNull(source, "source");
    requireNonNull(match, "match");
    drop = List.copyOf(drop);
    requireNonNull(repeats, "repeats");
  }

  boolean isDropped(EnhancedEvent event) {
    return drop.stream().anyMatch(each -> isTrue(each, event));
  }

  private static boolean isTrue(Predicate<EnhancedEvent> condition, EnhancedEvent event) {
    try {
      return condition.test(event);
    } catch (UndecidedException undecided) {
      return false;
    }
  }
}
