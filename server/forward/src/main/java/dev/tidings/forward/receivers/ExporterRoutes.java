package dev.tidings.forward.receivers;

import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.exporter.Body;
import dev.tidings.forward.exporter.ExporterFile;
import dev.tidings.forward.exporter.Receiver;
import dev.tidings.forward.exporter.RouteTree;
import dev.tidings.forward.routes.DeliveryOptions;
import dev.tidings.forward.routes.Repeats;
import dev.tidings.forward.routes.Route;
import dev.tidings.forward.routes.RouteRules;
import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.routes.Source;
import dev.tidings.forward.shape.Shape;
import dev.tidings.forward.template.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file of kubernetes-event-exporter comes to: a route for each receiver that its tree of
 * routes can send to, so that each has a cursor of its own and none waits for another.
 */
public final class ExporterRoutes {
  private final ExporterFile file;
  private final ExporterEvents events;
  private final Surroundings surroundings;

  private ExporterRoutes(ExporterFile file, Surroundings surroundings) {
    this.file = file;
    this.events = ExporterEvents.of(file);
    this.surroundings = surroundings;
  }

  /** The routes of a file, without those to receivers that cannot be used. */
  public static Routes of(ExporterFile file, Surroundings surroundings) {
    var routes = new ExporterRoutes(file, surroundings);
    return new Routes(routes.events.cluster(), routes.routes());
  }

  private List<Route> routes() {
    var routes = new ArrayList<Route>();
    for (Map.Entry<String, Receiver> each : file.receivers().entrySet()) {
      RouteTree tree = file.route().towards(each.getKey());
      if (tree.receivers().findAny().isPresent() && ReceiverPlans.canReach(each.getValue())) {
        routes.add(route(each.getKey(), each.getValue(), tree));
      }
    }
    return routes;
  }

  private Route route(String name, Receiver receiver, RouteTree tree) {
    Set<String> namespaces = file.namespace().isEmpty() ? Set.of() : Set.of(file.namespace());
    var rules =
        new RouteRules(
            new Source(Set.of(), namespaces),
            event -> !tree.receivers(events.of(event)).isEmpty(),
            List.of(),
            file.repeats().getOrDefault(name, new Repeats.First()));
    DestinationPlan plan =
        new Copies.Plan(
            new ReceiverPlans(events, surroundings).of(receiver, RouteName.of(name)),
            message -> Math.max(1, tree.receivers(events.of(message)).size()));
    return new Route(
        RouteName.of(name),
        rules,
        shape(receiver),
        DeliveryOptions.USUAL.lookingBack(file.maxAge()),
        plan);
  }

  /** Those that have templates of their own are not shaped. */
  private Optional<Shape> shape(Receiver receiver) {
    return body(receiver).map(body -> new LayoutShape(body, events, surroundings));
  }

  private static Optional<Body> body(Receiver receiver) {
    return switch (receiver) {
      case Receiver.Webhook to -> Optional.of(to.body());
      case Receiver.File to -> Optional.of(to.body());
      case Receiver.Stdout to -> Optional.of(to.body());
      case Receiver.SearchStore to -> Optional.of(to.body());
      case Receiver.Kafka to -> Optional.of(to.body());
      case Receiver.Loki to -> Optional.of(to.body());
      case Receiver.Teams to -> Optional.of(to.body());
      case Receiver.Syslog to -> Optional.of(Body.WHOLE);
      case Receiver.Slack to -> Optional.empty();
      case Receiver.Opsgenie to -> Optional.empty();
      case Receiver.Unusable to -> Optional.empty();
    };
  }
}
