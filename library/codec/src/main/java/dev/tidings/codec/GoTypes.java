package dev.tidings.codec;

import tools.jackson.databind.JsonNode;

/** What Go calls the kinds of JSON values. */
final class GoTypes {
  private GoTypes() {}

  static String name(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "object";
      case ARRAY -> "array";
      case STRING, BINARY -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "bool";
      case NULL, MISSING -> "null";
    };
  }
}
