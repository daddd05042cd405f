package dev.tidings.forward.routes;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.shape.Shape;
import java.util.Optional;

/**
 * One way from the store to a destination.
 *
 * @param name a DNS label, since files and labels are named by it
 * @param rules which changes are sent
 * @param shape what is made of the events; empty for nothing
 */
public record Route(
    String name,
    RouteRules rules,
    Optional<Shape> shape,
    DeliveryOptions delivery,
    DestinationPlan destination) {
  public Route {
    requireNonNull(name, "name");
    requireNonNull(rules, "rules");
    requireNonNull(shape, "shape");
    requireNonNull(delivery, "delivery");
    requireNonNull(destination, "destination");
  }
}
