package dev.tidings.codec;

import java.math.BigDecimal;
import java.util.TreeMap;
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
    if (value instanceof ObjectNode object) {
      object.properties().forEach(member -> member.setValue(numbers(member.getValue())));
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, numbers(array.path(i)));
      }
    } else if (value.isBigDecimal()
        && value.canConvertToExactIntegral()
        && value.canConvertToLong()) {
      return value.canConvertToInt()
          ? JsonNodeFactory.instance.numberNode(value.intValue())
          : JsonNodeFactory.instance.numberNode(value.longValue());
    }
    return value;
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
