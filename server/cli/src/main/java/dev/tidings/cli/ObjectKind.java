package dev.tidings.cli;

import dev.tidings.cli.ApiClient.Reply;
import java.util.List;
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
    return stream(discovery.path("items")).flatMap(group -> inGroup(group, typed)).findFirst();
  }

  private static Stream<ObjectKind> inGroup(JsonNode group, String typed) {
    String name = withoutEnd(typed, "." + group.path("metadata").path("name").asString(""));
    return stream(group.path("versions"))
        .flatMap(version -> inVersion(version, name.equals(typed) ? typed : bare(name, version)));
  }

  /** {@code deployments.v1.apps} names deployments in a version of the group apps. */
  private static String bare(String name, JsonNode version) {
    return withoutEnd(name, "." + version.path("version").asString(""));
  }

  private static String withoutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  private static Stream<ObjectKind> inVersion(JsonNode version, String typed) {
    return stream(version.path("resources"))
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

  /** What a kind that nobody names can be called, in some case: it may have been a plural. */
  static List<String> mayBe(String typed) {
    String name = typed.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
    return Stream.of(
            name,
            name.replaceFirst("(?<=.)s$", ""),
            name.replaceFirst("(?<=.)es$", ""),
            name.replaceFirst("(?<=.)ies$", "y"))
        .distinct()
        .toList();
  }

  /** Whether a reference with this kind is meant; exact for a kind that the server has named. */
  boolean matches(String kind) {
    return kind.equals(name)
        || (!known && (kind.equalsIgnoreCase(name) || (kind + "s").equalsIgnoreCase(name)));
  }
}
