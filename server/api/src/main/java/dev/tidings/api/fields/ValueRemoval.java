package dev.tidings.api.fields;

import dev.tidings.codec.PathElements;
import dev.tidings.codec.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes fields out of a value (structured-merge-diff, typed/remove.go). */
final class ValueRemoval {
  private ValueRemoval() {}

  /** What is left of a value, which is not changed itself; null where nothing is left. */
  static JsonNode without(Shape shape, JsonNode value, FieldSet gone) {
    if (gone.children().isEmpty() || shape.isOneField()) {
      return value;
    }
    JsonNode left =
        shape instanceof Shape.Many many
            ? elements(many, value, gone)
            : members(shape, value, gone);
    return left.isEmpty() ? JsonNodeFactory.instance.nullNode() : left;
  }

  private static ObjectNode members(Shape shape, JsonNode value, FieldSet gone) {
    ObjectNode left = JsonNodeFactory.instance.objectNode();
    value.forEachEntry(
        (name, member) -> {
          String element = PathElements.member(name);
          FieldSet below = gone.below(element);
          if (!below.member()) {
            left.set(name, without(OwnableParts.shape(shape, element), member, below));
          }
        });
    return left;
  }

  private static ArrayNode elements(Shape.Many many, JsonNode value, FieldSet gone) {
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : value) {
      FieldSet below = gone.below(PathElements.of(item, many.identity()));
      if (!below.member()) {
        left.add(without(many.element(), item, below));
      }
    }
    return left;
  }
}
