package dev.tidings.forward.routes;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which changes a route sends.
 *
 * @param namespaces where the events lie; empty for everywhere
 * @param match which of them are sent
 * @param drop which of those are not, whatever else is said
 */
public record RouteRules(
    Set<String> namespaces, Predicate<Event> match, List<Predicate<Event>> drop, Repeats repeats) {
  public RouteRules {
    namespaces = Set.copyOf(namespaces);
    requireNonNull(match, "match");
    drop = List.copyOf(drop);
    requireNonNull(repeats, "repeats");
  }

  boolean comesFrom(String namespace) {
    return namespaces.isEmpty() || namespaces.contains(namespace);
  }

  boolean isDropped(Event event) {
    return drop.stream().anyMatch(each -> each.test(event));
  }
}
