package dev.tidings.codec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7386): objects are merged, null deletes, everything else replaces. */
public final class MergePatch {
  private MergePatch() {}

  /** The patched value; neither argument is changed. */
  public static JsonNode apply(JsonNode document, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch.deepCopy();
    }
    var merged =
        document instanceof ObjectNode before
            ? before.deepCopy()
            : KubernetesJson.MAPPER.createObjectNode();
    for (var change : changes.properties()) {
      String name = change.getKey();
      if (change.getValue().isNull()) {
        merged.remove(name);
      } else {
        JsonNode old = merged.path(name);
        merged.set(name, apply(old, change.getValue()));
      }
    }
    return merged;
  }
}
