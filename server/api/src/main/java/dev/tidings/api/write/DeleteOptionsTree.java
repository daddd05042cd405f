package dev.tidings.api.write;

import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Takes members out of one object of a deletion's options. What is absent or null is empty; what is
 * of another type is refused in the words of Go's JSON decoder.
 *
 * @param struct how Go calls the object
 * @param path where the object is in the body, with a dot behind it; empty for the body itself
 */
record DeleteOptionsTree(JsonNode object, String struct, String path) {
  Optional<String> text(String name, String goType) throws RefusedException {
    Optional<JsonNode> value = given(name);
    require(value.isEmpty() || value.get().isString(), name, goType);
    return value.map(JsonNode::stringValue);
  }

  Optional<Boolean> flag(String name) throws RefusedException {
    Optional<JsonNode> value = given(name);
    require(value.isEmpty() || value.get().isBoolean(), name, "bool");
    return value.map(JsonNode::booleanValue);
  }

  void requireInteger(String name) throws RefusedException {
    JsonNode value = object.path(name);
    if (value.isNumber() && !value.canConvertToExactIntegral()) {
      throw wrongType("number " + value.asString(), name, "int64");
    }
    require(isNothing(value) || value.isNumber(), name, "int64");
  }

  List<String> texts(String name) throws RefusedException {
    JsonNode list = object.path(name);
    require(isNothing(list) || list.isArray(), name, "[]string");
    for (JsonNode value : list) {
      if (!value.isString() && !value.isNull()) {
        throw wrongType(kind(value), name, "string");
      }
    }
    return list.valueStream().map(value -> value.asString("")).toList();
  }

  DeleteOptionsTree object(String name, String goStruct) throws RefusedException {
    JsonNode value = object.path(name);
    require(isNothing(value) || value.isObject(), name, "v1." + goStruct);
    return new DeleteOptionsTree(value, goStruct, path + name + ".");
  }

  private Optional<JsonNode> given(String name) {
    return Optional.of(object.path(name)).filter(value -> !isNothing(value));
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private void require(boolean fits, String name, String goType) throws RefusedException {
    if (!fits) {
      throw wrongType(kind(object.path(name)), name, goType);
    }
  }

  private RefusedException wrongType(String found, String name, String goType) {
    return Refusals.badRequest(
        "json: cannot unmarshal "
            + found
            + " into Go struct field "
            + struct
            + "."
            + path
            + name
            + " of type "
            + goType);
  }

  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "object";
      case ARRAY -> "array";
      case STRING, BINARY -> "string";
      case BOOLEAN -> "bool";
      case NUMBER -> "number";
      case NULL, MISSING -> "null";
    };
  }
}
