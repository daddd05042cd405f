package dev.tidings.api.fields;

import dev.tidings.codec.PathElements;
import dev.tidings.codec.Shape;
import dev.tidings.codec.Shape.Many.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a value of some shape is taken apart into: parts that may have different owners. */
final class Parts {
  private static final Shape UNKNOWN = new Shape.Any();

  private Parts() {}

  /** Whether a value of this shape has one owner as a whole. */
  static boolean isOne(Shape shape) {
    return switch (shape) {
      case Shape.Struct struct -> struct.whole();
      case Shape.Many many -> many.identity() == Identity.NONE;
      case Shape.Entries entries -> false;
      case Shape.Text text -> true;
      case Shape.Whole whole -> true;
      case Shape.Flag flag -> true;
      case Shape.Time time -> true;
      case Shape.Any any -> true;
    };
  }

  /**
   * The parts by their path elements. Elements of a list that cannot be told apart share a path;
   * nothing else does. What is one field, null or not there has no parts.
   */
  static Map<String, List<JsonNode>> of(Shape shape, @Nullable JsonNode value) {
    if (value == null || isOne(shape)) {
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

  /**
   * The set, and every member of a struct that leads to one of its fields: whoever owns part of
   * such a member, owns that it is there.
   */
  static FieldSet withStructs(FieldSet fields, Shape shape) {
    var all = new TreeMap<String, FieldSet>();
    fields
        .children()
        .forEach(
            (element, below) -> {
              boolean declared =
                  shape instanceof Shape.Struct struct
                      && struct.fields().containsKey(element.substring(2));
              FieldSet deeper = withStructs(below, shape(shape, element));
              all.put(element, new FieldSet(below.member() || declared, deeper.children()));
            });
    return new FieldSet(fields.member(), all);
  }

  /** The set as it is meant today, if it says part of what has come to be one field. */
  static FieldSet today(FieldSet fields, Shape shape) {
    var today = new TreeMap<String, FieldSet>();
    fields
        .children()
        .forEach(
            (element, below) -> {
              Shape part = shape(shape, element);
              boolean whole =
                  isOne(part) && (part instanceof Shape.Struct || part instanceof Shape.Many);
              today.put(element, whole ? FieldSet.LEAF : today(below, part));
            });
    return new FieldSet(fields.member(), today);
  }
}
