package dev.tidings.api.discovery;

import dev.tidings.api.query.Query;
import dev.tidings.api.wire.Statuses;
import dev.tidings.api.wire.Verb;
import dev.tidings.event.ApiGroup;
import java.util.List;
import java.util.Optional;

/** The paths of events below {@code /api/v1} and {@code /apis/events.k8s.io/v1}. */
final class EventPaths {
  private EventPaths() {}

  /** Where a path leads to, given in parts; empty when it is none of events. */
  static Optional<Route> route(String method, ApiGroup group, List<String> parts, Query query) {
    boolean watchPrefix = parts.get(0).equals("watch") && parts.size() > 1;
    List<String> rest = watchPrefix ? parts.subList(1, parts.size()) : parts;
    boolean namespaced = rest.size() > 2 && rest.get(0).equals("namespaces");
    List<String> resource = namespaced ? rest.subList(2, rest.size()) : rest;
    if (!resource.get(0).equals("events") || resource.size() > (namespaced ? 2 : 1)) {
      return Optional.empty();
    }
    String namespace = namespaced ? rest.get(1) : "";
    String name = resource.size() == 2 ? resource.get(1) : "";
    if (watchPrefix) {
      return Optional.of(
          Router.onlyGet(method, new Route.Events(Verb.WATCH, group, namespace, name)));
    }
    return Optional.of(
        verb(method, namespaced, name, query)
            .map(verb -> route(verb, group, namespace, name, namespaced))
            .orElseGet(Router::notAllowed));
  }

  private static Route route(
      Verb verb, ApiGroup group, String namespace, String name, boolean namespaced) {
    boolean needsNamespace = verb == Verb.CREATE || !name.isEmpty();
    return namespaced && namespace.isEmpty() && needsNamespace
        ? new Route.Refused(Statuses.NAMESPACE_REQUIRED)
        : new Route.Events(verb, group, namespace, name);
  }

  private static Optional<Verb> verb(String method, boolean namespaced, String name, Query query) {
    if (!name.isEmpty()) {
      return switch (method) {
        case "GET" -> Optional.of(Verb.GET);
        case "PUT" -> Optional.of(Verb.UPDATE);
        case "PATCH" -> Optional.of(Verb.PATCH);
        case "DELETE" -> Optional.of(Verb.DELETE);
        default -> Optional.empty();
      };
    }
    return switch (method) {
      case "GET" -> Optional.of(query.flag("watch").orElse(false) ? Verb.WATCH : Verb.LIST);
      case "POST" -> namespaced ? Optional.of(Verb.CREATE) : Optional.empty();
      case "DELETE" -> namespaced ? Optional.of(Verb.DELETECOLLECTION) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
