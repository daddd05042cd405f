package dev.tidings.api.fields;

import dev.tidings.codec.PathElements;
import dev.tidings.codec.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a value of some shape is taken apart into: parts that may have different owners. */
final class OwnableParts {
  private static final Shape UNKNOWN = new Shape.Any();

  private OwnableParts() {}

  /**
   * The parts by their path elements. Elements of a list that cannot be told apart share a path;
   * nothing else does. What is one field, null or not there has no parts.
   */
  static Map<String, List<JsonNode>> of(Shape shape, @Nullable JsonNode value) {
    if (value == null || shape.isOneField()) {
      return Map.of();
    }
    Map<String, List<JsonNode>> parts = new LinkedHashMap<>();
    if (shape instanceof Shape.Many many) {
      for (JsonNode item : value) {
        parts
            .computeIfAbsent(PathElements.of(item, many.identity()), e -> new ArrayList<>(1))
            .add(item);
      }
    } else {
      value.forEachEntry((name, member) -> parts.put(PathElements.member(name), List.of(member)));
    }
    return parts;
  }

  /** The shape of a part. */
  static Shape shape(Shape whole, String element) {
    return switch (whole) {
      case Shape.Struct struct -> struct.fields().getOrDefault(element.substring(2), UNKNOWN);
      case Shape.Entries entries -> entries.value();
      case Shape.Many many -> many.element();
      default -> UNKNOWN;
    };
  }
}
