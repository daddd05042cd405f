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
        .flatMap(group -> stream(group.path("versions")))
        .flatMap(version -> stream(version.path("resources")))
        .filter(resource -> isMeant(resource, typed))
        .findFirst()
        .map(
            resource ->
                new ObjectKind(
                    resource.path("responseKind").path("kind").asString(""),
                    resource.path("scope").asString("").equals("Namespaced"),
                    true));
  }

  private static boolean isMeant(JsonNode resource, String typed) {
    JsonNode kind = resource.path("responseKind");
    String group = kind.path("group").asString("");
    String suffix = "." + group;
    String name =
        !group.isEmpty() && typed.endsWith(suffix)
            ? typed.substring(0, typed.length() - suffix.length())
            : typed;
    return Stream.concat(
            Stream.of(
                resource.path("resource"), resource.path("singularResource"), kind.path("kind")),
            stream(resource.path("shortNames")))
        .anyMatch(known -> known.asString("").toLowerCase(Locale.ROOT).equals(name));
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
