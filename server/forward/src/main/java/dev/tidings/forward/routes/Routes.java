package dev.tidings.forward.routes;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a routes file says.
 *
 * @param cluster what the cluster is called whose events are sent
 * @param routes each with a name of its own
 */
public record Routes(String cluster, List<Route> routes) {
  public Routes {
    requireNonNull(cluster, "cluster");
    routes = List.copyOf(routes);
  }
}
