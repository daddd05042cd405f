package dev.tidings.forward.routes;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.DestinationPlan;

/**
 * One way from the store to a destination.
 *
 * @param name a DNS label, since files and labels are named by it
 * @param rules which changes are sent
 */
public record Route(
    String name, RouteRules rules, DeliveryOptions delivery, DestinationPlan destination) {
  public Route {
    requireNonNull(name, "name");
    requireNonNull(rules, "rules");
    requireNonNull(delivery, "delivery");
    requireNonNull(destination, "destination");
  }
}
