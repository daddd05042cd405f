package dev.tidings.cli;

import dev.tidings.cli.ApiClient.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A kind of objects that events are about.
 *
 * @param name as objects and references say it: {@code Pod}
 * @param namespaced whether its objects live in namespaces
 * @param known whether the server has named it; if not, the name is what somebody typed, in
 *     whatever case
 */
record ObjectKind(String name, boolean namespaced, boolean known) {
  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

  /**
   * The kind that somebody means by {@code po}, {@code pods}, {@code Pod} or {@code
   * deployments.apps}: what the server's discovery makes of it.
   */
  static ObjectKind find(ApiClient api, String typed) throws CommandFailure, InterruptedException {
    for (String root : new String[] {"/api", "/apis"}) {
      Reply reply = api.get(root, AGGREGATED);
      Optional<ObjectKind> found =
          reply.succeeded() ? find(reply.body(), typed.toLowerCase(Locale.ROOT)) : Optional.empty();
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new ObjectKind(typed, true, false);
  }

  private static Optional<ObjectKind> find(JsonNode discovery, String typed) {
    return stream(discovery.path("items"))
        .flatMap(group -> resources(group, withoutGroup(typed, group)))
        .findFirst();
  }

  /** {@code deployments.apps} names deployments in the group apps. */
  private static String withoutGroup(String typed, JsonNode group) {
    String suffix = "." + group.path("metadata").path("name").asString("");
    return typed.endsWith(suffix) ? typed.substring(0, typed.length() - suffix.length()) : typed;
  }

  private static Stream<ObjectKind> resources(JsonNode group, String typed) {
    return stream(group.path("versions"))
        .flatMap(version -> stream(version.path("resources")))
        .filter(resource -> isMeant(resource, typed))
        .map(
            resource ->
                new ObjectKind(
                    kind(resource),
                    resource.path("scope").asString("").equals("Namespaced"),
                    true));
  }

  private static boolean isMeant(JsonNode resource, String typed) {
    return resource.path("resource").asString("").equals(typed)
        || resource.path("singularResource").asString("").equals(typed)
        || kind(resource).toLowerCase(Locale.ROOT).equals(typed)
        || stream(resource.path("shortNames")).anyMatch(name -> name.asString("").equals(typed));
  }

  private static String kind(JsonNode resource) {
    return resource.path("responseKind").path("kind").asString("");
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Whether a reference with this kind is meant; exact for a kind that the server has named. */
  boolean matches(String kind) {
    return kind.equals(name)
        || (!known && (kind.equalsIgnoreCase(name) || (kind + "s").equalsIgnoreCase(name)));
  }
}
