package dev.tidings.cli;

import dev.tidings.forward.pump.Figures;
import dev.tidings.forward.pump.RouteStatus;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what routes are doing as JSON, in the manner of Kubernetes' lists. */
final class RouteListJson {
  private RouteListJson() {}

  static String of(List<RouteStatus> routes) {
    ObjectNode list = ApiClient.JSON.createObjectNode();
    list.put("kind", "RouteList").put("apiVersion", "tidings.dev/v1");
    ArrayNode items = list.putArray("items");
    routes.forEach(route -> route(items.addObject(), route));
    return list + "\n";
  }

  private static void route(ObjectNode item, RouteStatus route) {
    item.putObject("metadata").put("name", route.name());
    ObjectNode status = item.putObject("status");
    status.put("state", route.state().name().toLowerCase(Locale.ROOT));
    ArrayNode clusters = status.putArray("clusters");
    route.clusters().forEach(each -> cluster(clusters.addObject(), each));
    status
        .put("retries", route.retries())
        .put("redelivered", route.redelivered())
        .put("deadLetterBytes", route.deadLetterBytes());
    route
        .lastTrouble()
        .ifPresent(
            trouble ->
                status
                    .putObject("lastTrouble")
                    .put("time", trouble.time().toString())
                    .put("why", trouble.why()));
  }

  private static void cluster(ObjectNode item, RouteStatus.OfCluster cluster) {
    Figures figures = cluster.figures();
    item.put("cluster", cluster.cluster())
        .put("lagRevisions", cluster.lagRevisions())
        .put("lagSeconds", cluster.lagSeconds())
        .put("offered", figures.offered())
        .put("delivered", figures.delivered())
        .put("deadLettered", figures.deadLettered())
        .put("pending", figures.pending())
        .put("gaps", figures.gaps())
        .put("missedRevisions", figures.missedRevisions());
    ObjectNode dropped = item.putObject("dropped");
    figures
        .dropped()
        .forEach((cause, number) -> dropped.put(cause.name().toLowerCase(Locale.ROOT), number));
  }
}
