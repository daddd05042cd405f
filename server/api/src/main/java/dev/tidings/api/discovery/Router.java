package dev.tidings.api.discovery;

import dev.tidings.api.query.PathParts;
import dev.tidings.api.query.PercentText;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.Statuses;
import dev.tidings.api.wire.Verb;
import dev.tidings.event.ApiGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out where a method and a path lead to, by the rules of Kubernetes' router: the path is
 * unescaped first and then cut at its slashes, those at its end do not count, and nothing else
 * about it is tidied up.
 */
public final class Router {
  private static final String SELF_REVIEW = "SelfSubjectReview";
  private static final String UI = "/ui";
  private static final List<String> HEALTH = List.of("livez", "readyz", "healthz");

  private Router() {}

  /** Routes a path as it was sent, without its query. */
  public static Route route(String method, String rawPath, Query query) {
    return PercentText.decode(rawPath)
        .map(path -> routeDecoded(method, path, query))
        .orElseGet(Route.Malformed::new);
  }

  private static Route routeDecoded(String method, String path, Query query) {
    List<String> tokens = PathParts.of(path);
    if (within(path, "/api")) {
      return core(method, tokens, query);
    }
    if (path.equals("/apis") || path.equals("/apis/")) {
      return new Route.Discovery(new DiscoveryPage.Groups());
    }
    if (tokens.size() > 1
        && within(path, "/apis/" + tokens.get(1))
        && ServedKinds.version(tokens.get(1)).isPresent()) {
      return group(method, tokens, query);
    }
    if (within(path, "/version")) {
      return tokens.size() > 1 ? missing() : onlyGet(method, new Route.Version());
    }
    if (within(path, UI)) {
      return method.equals("GET") || method.equals("HEAD")
          ? new Route.WebPage(path.substring(UI.length()))
          : notAllowed();
    }
    return besideTheApis(path, tokens);
  }

  private static boolean within(String path, String root) {
    return path.startsWith(root)
        && (path.length() == root.length() || path.charAt(root.length()) == '/');
  }

  private static Route core(String method, List<String> tokens, Query query) {
    if (tokens.size() == 1) {
      return onlyGet(method, new Route.Discovery(new DiscoveryPage.CoreVersions()));
    }
    if (!tokens.get(1).equals("v1")) {
      return missing();
    }
    return resources(method, "", tokens.subList(2, tokens.size()), query);
  }

  private static Route group(String method, List<String> tokens, Query query) {
    String group = tokens.get(1);
    if (tokens.size() == 2) {
      return new Route.Discovery(new DiscoveryPage.Group(group));
    }
    if (!ServedKinds.version(group).equals(Optional.of(tokens.get(2)))) {
      return missing();
    }
    List<String> parts = tokens.subList(3, tokens.size());
    return group.equals(TidingsPaths.GROUP) && !parts.isEmpty()
        ? TidingsPaths.route(method, parts, query)
        : resources(method, group, parts, query);
  }

  private static Route resources(String method, String group, List<String> tokens, Query query) {
    if (tokens.isEmpty()) {
      return onlyGet(method, new Route.Discovery(new DiscoveryPage.Resources(group)));
    }
    Optional<ApiGroup> events =
        Arrays.stream(ApiGroup.values()).filter(g -> g.group().equals(group)).findFirst();
    if (events.isPresent()) {
      Optional<Route> route = EventPaths.route(method, events.get(), tokens, query);
      if (route.isPresent()) {
        return route.get();
      }
    }
    return group.isEmpty() && tokens.get(0).equals("namespaces") && tokens.size() <= 2
        ? namespaces(method, tokens, query)
        : otherKinds(method, group, tokens, query);
  }

  private static Route namespaces(String method, List<String> tokens, Query query) {
    String name = tokens.size() == 2 ? tokens.get(1) : "";
    if (method.equals("GET") && name.isEmpty() && wantsWatch(query)) {
      return notAllowed();
    }
    return switch (method) {
      case "GET" -> new Route.Namespaces(name.isEmpty() ? Verb.LIST : Verb.GET, name);
      case "POST" -> name.isEmpty() ? new Route.Namespaces(Verb.CREATE, "") : notAllowed();
      case "DELETE" -> name.isEmpty() ? notAllowed() : new Route.Namespaces(Verb.DELETE, name);
      default -> notAllowed();
    };
  }

  private static Route otherKinds(String method, String group, List<String> tokens, Query query) {
    boolean namespaced = tokens.get(0).equals("namespaces") && tokens.size() > 2;
    List<String> rest = namespaced ? tokens.subList(2, tokens.size()) : tokens;
    Optional<ServedKind> kind =
        ServedKinds.find(group, rest.get(0)).filter(k -> k.namespaced() == namespaced);
    if (kind.isPresent() && kind.get().creatable() && rest.size() == 1) {
      return method.equals("POST")
          ? review(kind.get(), namespaced ? tokens.get(1) : "")
          : notAllowed();
    }
    if (kind.isEmpty() || !method.equals("GET")) {
      return missing();
    }
    if (rest.size() == 2) {
      return new Route.Unkept(kind.get(), rest.get(1));
    }
    if (rest.size() > 1 || !List.of("resourcequotas", "limitranges").contains(rest.get(0))) {
      return missing();
    }
    return wantsWatch(query) ? notAllowed() : new Route.EmptyCollection(kind.get().kind());
  }

  /** Where nothing can be watched, a list would be taken for a broken stream. */
  private static boolean wantsWatch(Query query) {
    return query.flag("watch").orElse(false);
  }

  private static Route review(ServedKind kind, String namespace) {
    return kind.kind().equals(SELF_REVIEW)
        ? new Route.SelfReview()
        : new Route.Review(kind, namespace);
  }

  private static Route besideTheApis(String path, List<String> tokens) {
    if (path.equals("/")) {
      return new Route.PathIndex();
    }
    if (path.endsWith("/") || path.startsWith("//")) {
      return new Route.NoPage();
    }
    String first = tokens.get(0);
    if (HEALTH.contains(first) && tokens.size() <= 2) {
      return new Route.Health(first, tokens.size() == 2 ? tokens.get(1) : "");
    }
    return switch (path) {
      case "/metrics" -> new Route.Metrics();
      case "/openapi/v2" -> new Route.OpenApiV2();
      case "/openapi/v3" -> new Route.OpenApiV3("");
      default ->
          path.startsWith("/openapi/v3/")
              ? new Route.OpenApiV3(path.substring("/openapi/v3/".length()))
              : new Route.NoPage();
    };
  }

  static Route onlyGet(String method, Route route) {
    return method.equals("GET") ? route : notAllowed();
  }

  static Route notAllowed() {
    return new Route.Refused(Statuses.METHOD_NOT_ALLOWED);
  }

  static Route missing() {
    return new Route.Refused(Statuses.MISSING);
  }
}
