package dev.tidings.api.fields;

import dev.tidings.codec.PathElements;
import dev.tidings.codec.Shape;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays what is applied over what is there; nothing is removed (structured-merge-diff,
 * typed/merge.go).
 */
final class ValueMerge {
  private ValueMerge() {}

  /** One of the two values is there. Neither is changed. */
  static JsonNode merge(Shape shape, @Nullable JsonNode live, @Nullable JsonNode applied) {
    boolean isLeaf = shape.isOneField() || (isEmpty(live) && isEmpty(applied));
    if (isLeaf || applied == null || live == null) {
      return Objects.requireNonNull(applied == null ? live : applied);
    }
    return shape instanceof Shape.Many many
        ? new ListMerge(many.identity(), live, applied).merged()
        : members(shape, live, applied);
  }

  private static boolean isEmpty(@Nullable JsonNode value) {
    return value == null || value.isEmpty();
  }

  private static ObjectNode members(Shape shape, JsonNode live, JsonNode applied) {
    Set<String> names = new LinkedHashSet<>(live.propertyNames());
    names.addAll(applied.propertyNames());
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      Shape part = OwnableParts.shape(shape, PathElements.member(name));
      merged.set(name, merge(part, live.get(name), applied.get(name)));
    }
    return merged;
  }
}
