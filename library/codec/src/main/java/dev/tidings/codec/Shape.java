package dev.tidings.codec;

import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a value in a tree must be so that Go can convert it into a field, and into which fields it
 * is taken apart when several writers share it. Null fits everywhere.
 */
public sealed interface Shape {
  /**
   * Why the value does not fit; null when it does. The objections are those of Kubernetes'
   * converter from maps to structs, which differ from those of a JSON decoder.
   */
  @Nullable String objection(JsonNode value);

  /**
   * Why the value is not of the type that Kubernetes' schema declares; null when it is. The words
   * are those of structured-merge-diff, to which numbers are float64 (typed/validate.go). What is
   * within the value is not looked at.
   */
  @Nullable String mismatch(JsonNode value);

  /** Whether a value has one writer as a whole. */
  default boolean isOneField() {
    return true;
  }

  /** A string of some Go type. */
  record Text(String goType) implements Shape {
    @Override
    public @Nullable String objection(JsonNode value) {
      if (value.isIntegralNumber()) {
        return "cannot convert int64 to " + goType;
      }
      return value.isString() ? null : "unrecognized type: string";
    }

    @Override
    public @Nullable String mismatch(JsonNode value) {
      return value.isString()
          ? null
          : "expected string, got &value.valueUnstructured{Value:" + GoValues.syntax(value) + "}";
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

    @Override
    public @Nullable String mismatch(JsonNode value) {
      return value.isNumber()
          ? null
          : "expected numeric (int or float), got " + GoValues.typeName(value);
    }
  }

  /** A boolean. */
  record Flag() implements Shape {
    @Override
    public @Nullable String objection(JsonNode value) {
      return value.isBoolean() ? null : "unrecognized type: bool";
    }

    @Override
    public @Nullable String mismatch(JsonNode value) {
      return value.isBoolean() ? null : expected("boolean", value);
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

    @Override
    public @Nullable String mismatch(JsonNode value) {
      return value.isContainer() ? expected("any scalar", value) : null;
    }
  }

  /** Any value, which is one field. */
  record Any() implements Shape {
    @Override
    public @Nullable String objection(JsonNode value) {
      return null;
    }

    @Override
    public @Nullable String mismatch(JsonNode value) {
      return null;
    }
  }

  /** Names and values of one shape. */
  record Entries(Shape value) implements Shape {
    @Override
    public @Nullable String objection(JsonNode map) {
      return map.isObject() ? first(map, value) : "cannot restore map from " + kind(map);
    }

    @Override
    public @Nullable String mismatch(JsonNode map) {
      return map.isObject() ? null : expected("map", map);
    }

    @Override
    public boolean isOneField() {
      return false;
    }
  }

  /** A list of one shape. */
  record Many(Shape element, Identity identity) implements Shape {
    /** What makes an element the same one in another version of a list. */
    public enum Identity {
      /** Nothing: the list is one field. */
      NONE,
      /** Its value. */
      VALUE,
      /** Its member {@code uid}, which is empty when it is not there. */
      UID
    }

    @Override
    public @Nullable String objection(JsonNode list) {
      return list.isArray() ? first(list, element) : "cannot restore slice from " + kind(list);
    }

    @Override
    public @Nullable String mismatch(JsonNode list) {
      return list.isArray() ? null : expected("list", list);
    }

    @Override
    public boolean isOneField() {
      return identity == Identity.NONE;
    }
  }

  /**
   * A struct; its fields are looked at in their own order. Other members do not matter.
   *
   * @param whole whether all of it is one field
   */
  record Struct(Map<String, Shape> fields, boolean whole) implements Shape {
    public Struct {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Struct of(Object... namesAndShapes) {
      return new Struct(fields(namesAndShapes), false);
    }

    static Struct whole(Object... namesAndShapes) {
      return new Struct(fields(namesAndShapes), true);
    }

    private static Map<String, Shape> fields(Object... namesAndShapes) {
      var fields = new LinkedHashMap<String, Shape>();
      for (int i = 0; i < namesAndShapes.length; i += 2) {
        fields.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
      }
      return fields;
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

    @Override
    public @Nullable String mismatch(JsonNode object) {
      return object.isObject() ? null : expected("map", object);
    }

    @Override
    public boolean isOneField() {
      return whole;
    }
  }

  private static String expected(String type, JsonNode value) {
    return "expected " + type + ", got &{" + GoValues.print(GoValues.floats(value)) + "}";
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
