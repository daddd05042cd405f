package dev.tidings.api.discovery;

import dev.tidings.api.query.Query;
import dev.tidings.api.wire.Statuses;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The paths below {@code /apis/tidings.dev/v1}: what there is beside Kubernetes' own API. */
final class TidingsPaths {
  static final String GROUP = "tidings.dev";
  static final String VERSION = "v1";

  /** All that clients may add to the URL of something that takes no parameters. */
  private static final Set<String> PLAIN = Set.of("timeout");

  private TidingsPaths() {}

  /** Where a path leads to, given in the parts behind the version. */
  static Route route(String method, List<String> parts, Query query) {
    Optional<LookupKind> lookup =
        parts.size() == 1 ? LookupKind.of(parts.get(0)) : Optional.empty();
    if (lookup.isPresent()) {
      return Router.onlyGet(method, new Route.Lookup(lookup.get()));
    }
    return switch (parts.get(0)) {
      case "compact" -> alone(parts, onlyPost(method, plain(new Route.Compact(), query)));
      case "snapshot" -> alone(parts, Router.onlyGet(method, plain(new Route.Snapshot(), query)));
      case "clusters" -> cluster(method, parts, query);
      case "namespaces" -> history(method, parts);
      case "routes" -> forwarded(method, parts, query);
      default -> Router.missing();
    };
  }

  private static Route alone(List<String> parts, Route route) {
    return parts.size() == 1 ? route : Router.missing();
  }

  /** {@code clusters/CLUSTER/observations}. */
  private static Route cluster(String method, List<String> parts, Query query) {
    return parts.size() == 3 && parts.get(2).equals("observations")
        ? onlyPost(method, plain(new Route.Observations(parts.get(1)), query))
        : Router.missing();
  }

  /** {@code namespaces/NAMESPACE/events/NAME/history}. */
  private static Route history(String method, List<String> parts) {
    if (parts.size() != 5 || !parts.get(2).equals("events") || !parts.get(4).equals("history")) {
      return Router.missing();
    }
    return Router.onlyGet(
        method,
        parts.get(1).isEmpty()
            ? new Route.Refused(Statuses.NAMESPACE_REQUIRED)
            : new Route.History(parts.get(1), parts.get(3)));
  }

  /** {@code routes}, and {@code routes/NAME/ACTION}. */
  private static Route forwarded(String method, List<String> parts, Query query) {
    if (parts.size() == 1) {
      return Router.onlyGet(method, plain(new Route.ForwardedRoutes(), query));
    }
    Optional<RouteAction> action =
        parts.size() == 3 ? RouteAction.of(parts.get(2)) : Optional.empty();
    return action
        .map(what -> onlyPost(method, plain(new Route.OnRoute(parts.get(1), what), query)))
        .orElseGet(Router::missing);
  }

  private static Route onlyPost(String method, Route route) {
    return method.equals("POST") ? route : Router.notAllowed();
  }

  /** A parameter that means nothing here may mean something to whoever decides on rights. */
  private static Route plain(Route route, Query query) {
    return PLAIN.containsAll(query.names()) ? route : new Route.Refused(Statuses.NO_PARAMETERS);
  }
}
