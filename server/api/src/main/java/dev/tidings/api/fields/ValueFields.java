package dev.tidings.api.fields;

import dev.tidings.codec.EventShapes;
import dev.tidings.codec.Shape;
import dev.tidings.event.ApiGroup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The fields that an event, or part of one, has: who applies it owns these (structured-merge-diff,
 * typed/tofieldset.go).
 */
final class ValueFields {
  private final Deque<String> path = new ArrayDeque<>();
  private final FieldSetBuilder fields = new FieldSetBuilder();

  private ValueFields() {}

  static FieldSet of(JsonNode event, ApiGroup group) {
    var found = new ValueFields();
    found.add(EventShapes.of(group), event);
    return found.fields.build();
  }

  private void add(Shape shape, JsonNode value) {
    if (shape.isOneField()) {
      fields.add(path);
    } else {
      OwnableParts.of(shape, value).forEach((element, parts) -> add(shape, element, parts));
    }
  }

  private void add(Shape whole, String element, List<JsonNode> parts) {
    path.addLast(element);
    JsonNode part = parts.get(0);
    if (parts.size() == 1) {
      add(OwnableParts.shape(whole, element), part);
    }
    if (parts.size() > 1 || isFieldItself(whole, part)) {
      fields.add(path);
    }
    path.removeLast();
  }

  /** A member of a struct is no field of its own when it has parts that are. */
  private static boolean isFieldItself(Shape whole, JsonNode part) {
    return !(whole instanceof Shape.Struct) || part.isNull() || (part.isObject() && part.isEmpty());
  }
}
