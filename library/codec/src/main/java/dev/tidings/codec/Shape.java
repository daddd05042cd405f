package dev.tidings.codec;

import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a value in a tree must be so that Go can convert it into a field. The objections are those
 * of Kubernetes' converter from maps to structs, which differ from those of a JSON decoder. Null
 * fits everywhere.
 */
sealed interface Shape {
  /** Why the value does not fit; null when it does. */
  @Nullable String objection(JsonNode value);

  /** A string of some Go type. */
  record Text(String goType) implements Shape {
    @Override
    public @Nullable String objection(JsonNode value) {
      if (value.isIntegralNumber()) {
        return "cannot convert int64 to " + goType;
      }
      return value.isString() ? null : "unrecognized type: string";
    }
  }

  /** An integer. */
  record Whole(String goType) implements Shape {
    @Override
    public @Nullable String objection(JsonNode value) {
      if (!value.isNumber()) {
        return "unrecognized type: " + goType;
      }
      return value.isIntegralNumber() ? null : "cannot convert float64 to " + goType;
    }
  }

  /** A boolean. */
  record Flag() implements Shape {
    @Override
    public @Nullable String objection(JsonNode value) {
      return value.isBoolean() ? null : "unrecognized type: bool";
    }
  }

  /** A timestamp, which a JSON decoder reads. */
  record Time(Consumer<String> parse) implements Shape {
    @Override
    public @Nullable String objection(JsonNode value) {
      if (!value.isString()) {
        String kind = value.isArray() ? "array" : value.isObject() ? "object" : kind(value);
        String json = value.isNumber() ? "number" : kind;
        return "json: cannot unmarshal " + json + " into Go value of type string";
      }
      try {
        parse.accept(value.stringValue());
        return null;
      } catch (DateTimeParseException e) {
        return e.getMessage();
      }
    }
  }

  /** Names and values of one shape. */
  record Entries(Shape value) implements Shape {
    @Override
    public @Nullable String objection(JsonNode map) {
      return map.isObject() ? first(map, value) : "cannot restore map from " + kind(map);
    }
  }

  /** A list of one shape. */
  record Many(Shape element) implements Shape {
    @Override
    public @Nullable String objection(JsonNode list) {
      return list.isArray() ? first(list, element) : "cannot restore slice from " + kind(list);
    }
  }

  /** A struct; its fields are looked at in their own order. Other members do not matter. */
  record Struct(Map<String, Shape> fields) implements Shape {
    static Struct of(Object... namesAndShapes) {
      var fields = new LinkedHashMap<String, Shape>();
      for (int i = 0; i < namesAndShapes.length; i += 2) {
        fields.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
      }
      return new Struct(fields);
    }

    @Override
    public @Nullable String objection(JsonNode object) {
      if (!object.isObject()) {
        return "cannot restore struct from: " + kind(object);
      }
      return fields.entrySet().stream()
          .map(field -> unlessNull(field.getValue(), object.path(field.getKey())))
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
  }

  private static @Nullable String first(JsonNode container, Shape shape) {
    for (JsonNode value : container) {
      String objection = unlessNull(shape, value);
      if (objection != null) {
        return objection;
      }
    }
    return null;
  }

  private static @Nullable String unlessNull(Shape shape, JsonNode value) {
    return value.isNull() || value.isMissingNode() ? null : shape.objection(value);
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "map";
      case ARRAY -> "slice";
      case NUMBER -> value.isIntegralNumber() ? "int64" : "float64";
      case BOOLEAN -> "bool";
      case STRING, BINARY, NULL, MISSING -> "string";
    };
  }
}
