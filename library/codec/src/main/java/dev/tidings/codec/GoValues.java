package dev.tidings.codec;

import dev.tidings.event.GoText;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON values as Go's fmt prints them: {@code map[count:2 metadata:map[labels:<nil>]]}. */
final class GoValues {
  private GoValues() {}

  static String print(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> map(value);
      case ARRAY ->
          StreamSupport.stream(value.spliterator(), false)
              .map(GoValues::print)
              .collect(Collectors.joining(" ", "[", "]"));
      case NULL, MISSING -> "<nil>";
      case NUMBER -> number(value);
      case STRING, BOOLEAN, BINARY, POJO -> value.asString();
    };
  }

  /** Makes whole numbers integers, however they were written: Go holds 3.0 and 3 alike. */
  static JsonNode numbers(JsonNode value) {
    return withNumbers(value, GoValues::whole);
  }

  private static JsonNode whole(JsonNode number) {
    if (!number.isBigDecimal()
        || !number.canConvertToExactIntegral()
        || !number.canConvertToLong()) {
      return number;
    }
    return number.canConvertToInt()
        ? JsonNodeFactory.instance.numberNode(number.intValue())
        : JsonNodeFactory.instance.numberNode(number.longValue());
  }

  /** A copy in which all numbers are float64, which is what Go makes of JSON that has no type. */
  static JsonNode floats(JsonNode value) {
    return withNumbers(
        value.deepCopy(), number -> JsonNodeFactory.instance.numberNode(number.doubleValue()));
  }

  private static JsonNode withNumbers(JsonNode value, UnaryOperator<JsonNode> change) {
    if (value instanceof ObjectNode object) {
      object
          .properties()
          .forEach(member -> member.setValue(withNumbers(member.getValue(), change)));
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, withNumbers(array.path(i), change));
      }
    }
    return value.isNumber() ? change.apply(value) : value;
  }

  /** The type that Go has for a value, when all numbers are float64. */
  static String typeName(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "map[string]interface {}";
      case ARRAY -> "[]interface {}";
      case NUMBER -> "float64";
      case BOOLEAN -> "bool";
      case STRING, BINARY -> "string";
      case NULL, MISSING -> "<nil>";
    };
  }

  /** A value as Go source text, when all numbers are float64: {@code []interface {}{"a", 1}}. */
  static String syntax(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> typeName(value) + "{" + String.join(", ", members(value)) + "}";
      case ARRAY ->
          StreamSupport.stream(value.spliterator(), false)
              .map(GoValues::syntax)
              .collect(Collectors.joining(", ", typeName(value) + "{", "}"));
      case NUMBER -> real(value.doubleValue());
      case BOOLEAN -> value.asString();
      case STRING, BINARY -> GoText.quote(value.asString());
      case NULL, MISSING -> "interface {}(nil)";
    };
  }

  private static Collection<String> members(JsonNode object) {
    var sorted = new TreeMap<String, String>();
    object.forEachEntry(
        (name, member) -> sorted.put(name, GoText.quote(name) + ":" + syntax(member)));
    return sorted.values();
  }

  private static String map(JsonNode value) {
    var sorted = new TreeMap<String, String>();
    value.forEachEntry((name, member) -> sorted.put(name, print(member)));
    return sorted.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(" ", "map[", "]"));
  }

  private static String number(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong()
        ? Long.toString(value.longValue())
        : real(value.doubleValue());
  }

  /** The shortest digits, with an exponent below 1e-4 and from 1e6 on. */
  private static String real(double value) {
    var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (digits.signum() == 0 || (exponent >= -4 && exponent < 6)) {
      return digits.signum() == 0 ? "0" : digits.toPlainString();
    }
    String mantissa = digits.movePointLeft(exponent).toPlainString();
    String sign = exponent < 0 ? "-" : "+";
    return mantissa + "e" + sign + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
  }
}
