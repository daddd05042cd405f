package dev.tidings.api.fields;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.JsonBody;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.SchemaCheck;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.MetadataRules;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What kubectl has applied to an event by itself, without the server knowing, and has noted in an
 * annotation. Its server-side apply goes on from there, and keeps the note.
 */
final class LastApplied {
  static final String MANAGER = "kubectl";

  private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

  /** What a string that is null is to Go. */
  private static final JsonNode EMPTY = JsonNodeFactory.instance.stringNode("");

  private LastApplied() {}

  /**
   * The fields that kubectl has applied and that are still so; empty when it has noted nothing, or
   * when the event has a finalizer twice, so that nobody can say which is meant.
   */
  static Optional<FieldSet> fields(Event live, ApiGroup group) {
    ObjectNode tree = FieldTracking.tree(live, group);
    boolean ambiguous = SchemaCheck.objection(tree, group).isPresent();
    return (ambiguous ? Optional.<JsonNode>empty() : noted(live, group))
        .map(
            noted -> {
              var since = FieldComparison.of(noted, tree, group);
              return ValueFields.of(noted, group).minus(since.changed()).minus(since.removed());
            });
  }

  private static Optional<JsonNode> noted(Event live, ApiGroup group) {
    String note = live.metadata().annotations().getOrDefault(ANNOTATION, "");
    try {
      JsonNode noted = JsonBody.parse(note.getBytes(UTF_8));
      boolean fits =
          !noted.path("kind").asString("").isEmpty()
              && noted.path("apiVersion").asString("").equals(group.apiVersion())
              && SchemaCheck.objection(noted, group).isEmpty();
      return fits ? Optional.of(noted) : Optional.empty();
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }

  /** The event with what has been applied to it now in the note, if it has one. */
  static Event kept(Event applied, ObjectNode patch) {
    Map<String, String> annotations = applied.metadata().annotations();
    if (annotations.getOrDefault(ANNOTATION, "").isEmpty()) {
      return applied;
    }
    Map<String, String> kept = new TreeMap<>(annotations);
    kept.put(ANNOTATION, note(patch));
    if (!MetadataRules.annotationsFit(kept)) {
      kept.remove(ANNOTATION);
    }
    return applied.withMetadata(applied.metadata().toBuilder().annotations(kept).build());
  }

  private static String note(ObjectNode patch) {
    ObjectNode noted = patch.deepCopy();
    if (noted.path("metadata") instanceof ObjectNode metadata) {
      if (metadata.path("annotations") instanceof ObjectNode annotations) {
        annotations.remove(ANNOTATION);
        annotations.properties().stream()
            .filter(annotation -> annotation.getValue().isNull())
            .forEach(annotation -> annotation.setValue(EMPTY));
      } else {
        metadata.remove("annotations");
      }
    }
    return new String(KubernetesJson.sortedBytes(noted), UTF_8) + "\n";
  }
}
