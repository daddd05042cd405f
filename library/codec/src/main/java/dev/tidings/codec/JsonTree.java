package dev.tidings.codec;

import java.util.HashSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a value whose shape is free into a tree, and notes members that are given twice. */
final class JsonTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final Place place;
  private final StrictErrors strictErrors;

  JsonTree(JsonParser parser, Place place, StrictErrors strictErrors) {
    this.parser = parser;
    this.place = place;
    this.strictErrors = strictErrors;
  }

  JsonNode read() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> NODES.stringNode(GoStrings.repaired(parser.getString()));
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> real();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode integer() {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(finite(parser.getBigIntegerValue()));
    };
  }

  private JsonNode real() {
    try {
      return NODES.numberNode(finite(parser.getDecimalValue()));
    } catch (NumberFormatException exponentBeyondAll) {
      throw new StreamReadException(parser, KubernetesJson.NO_FLOAT64);
    }
  }

  /** What is no int64 is a float64 to Go, and refused when it is none of these either. */
  private <N extends Number> N finite(N number) {
    if (Double.isInfinite(number.doubleValue())) {
      throw new StreamReadException(parser, KubernetesJson.NO_FLOAT64);
    }
    return number;
  }

  ObjectNode object() {
    ObjectNode object = NODES.objectNode();
    var seen = new HashSet<String>();
    for (String raw = parser.nextName(); raw != null; raw = parser.nextName()) {
      String name = GoStrings.repaired(raw);
      place.enter("", name);
      if (!seen.add(name)) {
        strictErrors.add(strictErrors.size(), "duplicate field", place.path());
      }
      parser.nextToken();
      object.set(name, read());
      place.leave();
    }
    return object;
  }

  private ArrayNode array() {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      place.enter(array.size());
      array.add(read());
      place.leave();
    }
    return array;
  }
}
