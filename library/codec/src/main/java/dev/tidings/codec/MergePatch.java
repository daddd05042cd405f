package dev.tidings.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7386): objects are merged, null deletes, everything else replaces. */
public final class MergePatch {
  private MergePatch() {}

  /** The patched value; neither argument is changed. */
  public static JsonNode apply(JsonNode document, JsonNode patch) {
    return merged(document, patch);
  }

  private static JsonNode merged(@Nullable JsonNode before, JsonNode patch) {
    if (!(before instanceof ObjectNode)) {
      return withoutNulls(patch.deepCopy());
    }
    if (!(patch instanceof ObjectNode changes)) {
      return patch.deepCopy();
    }
    var merged = (ObjectNode) before.deepCopy();
    for (var change : changes.properties()) {
      if (change.getValue().isNull()) {
        merged.remove(change.getKey());
      } else {
        merged.set(change.getKey(), merged(merged.get(change.getKey()), change.getValue()));
      }
    }
    return merged;
  }

  /** What is new has nothing that a null could delete; nulls that are list elements stay. */
  static JsonNode withoutNulls(JsonNode value) {
    if (value instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
    }
    value.forEach(MergePatch::withoutNulls);
    return value;
  }
}
