package dev.tidings.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a plain YAML scalar means to Kubernetes, which reads YAML 1.1: {@code yes} is a boolean,
 * {@code 010} is eight, {@code 1_000} a thousand.
 */
final class YamlScalars {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE");
  private static final Pattern INTEGER =
      Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9][0-9]*))");
  private static final Pattern REAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("\\.(nan|NaN|NAN)|[-+]?\\.(inf|Inf|INF)");
  private static final Pattern LIKE_A_TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
              + "([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}([.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?)?");
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");
  private static final int LONGEST_NUMBER = 400;

  private YamlScalars() {}

  /**
   * The value of a plain scalar.
   *
   * @throws ArithmeticException for infinity and what is no number, which JSON cannot hold
   */
  static JsonNode value(String plain) {
    if (NULLS.contains(plain)) {
      return NODES.nullNode();
    }
    if (TRUE.contains(plain) || FALSE.contains(plain)) {
      return NODES.booleanNode(TRUE.contains(plain));
    }
    if (NOT_FINITE.matcher(plain).matches()) {
      throw new ArithmeticException("json: unsupported value: " + plain);
    }
    return startsLikeANumber(plain) ? number(plain) : NODES.stringNode(plain);
  }

  /** Whether a string can be written plain and be read as the same string. */
  static boolean isString(String plain) {
    return !NOT_FINITE.matcher(plain).matches()
        && !LIKE_A_TIME.matcher(plain).matches()
        && !BASE_60.matcher(plain).matches()
        && value(plain).isString();
  }

  private static boolean startsLikeANumber(String plain) {
    return "+-.0123456789".indexOf(plain.charAt(0)) >= 0 && plain.length() <= LONGEST_NUMBER;
  }

  private static JsonNode number(String plain) {
    String digits = plain.charAt(0) == '.' ? plain : plain.replace("_", "");
    var integer = INTEGER.matcher(digits);
    if (integer.matches()) {
      for (int group = 2; group <= 5; group++) {
        if (integer.group(group) != null) {
          int[] radix = {0, 0, 16, 8, 2, 10};
          return integer(new BigInteger(integer.group(1) + integer.group(group), radix[group]));
        }
      }
    }
    return REAL.matcher(digits).matches() ? real(digits) : NODES.stringNode(plain);
  }

  private static JsonNode integer(BigInteger value) {
    return value.bitLength() > Long.SIZE ? real(value.toString()) : NODES.numberNode(value);
  }

  private static JsonNode real(String digits) {
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      return NODES.stringNode(digits);
    }
    var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    boolean whole = decimal.scale() <= 0 && decimal.precision() - decimal.scale() <= 21;
    return whole ? NODES.numberNode(decimal.toBigInteger()) : NODES.numberNode(decimal);
  }
}
