package dev.tidings.codec;

import java.math.BigDecimal;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

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

  private static String map(JsonNode value) {
    var sorted = new TreeMap<String, String>();
    value.forEachEntry((name, member) -> sorted.put(name, print(member)));
    return sorted.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(" ", "map[", "]"));
  }

  private static String number(JsonNode value) {
    return value.canConvertToLong() && value.isIntegralNumber()
        ? Long.toString(value.longValue())
        : real(value.doubleValue());
  }

  /** The shortest digits, with an exponent below 1e-4 and from 1e21 on. */
  private static String real(double value) {
    var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (digits.signum() == 0 || (exponent >= -4 && exponent < 21)) {
      return digits.signum() == 0 ? "0" : digits.toPlainString();
    }
    String mantissa = digits.movePointLeft(exponent).toPlainString();
    String sign = exponent < 0 ? "-" : "+";
    return mantissa + "e" + sign + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
  }
}
