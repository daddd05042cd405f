package dev.tidings.forward.template;

import java.math.BigInteger;
import java.util.Locale;

/**
 * A number as it is written in a template; it may be both an integer and a real number.
 *
 * @param integer its value if it is an integer
 * @param real its value if it is a real number
 */
record NumberLiteral(String source, boolean isInteger, long integer, boolean isReal, double real) {
  private static final double EXACT = 9.2e18;

  /**
   * @throws NumberFormatException with what is wrong, in Go's words
   */
  static NumberLiteral parse(String source) {
    String digits = withoutSeparators(source);
    if (isWhole(digits)) {
      return whole(source, digits);
    }
    double real = real(source, digits);
    boolean integer = real == Math.rint(real) && Math.abs(real) < EXACT;
    return new NumberLiteral(source, integer, integer ? (long) real : 0, true, real);
  }

  /** A character in single quotes is the number of that character. */
  static NumberLiteral ofCharacter(String source) {
    String inner = source.substring(1, source.length() - 1);
    String text = Quoted.unescaped(inner, '\'');
    if (text.codePointCount(0, text.length()) != 1) {
      throw new NumberFormatException("malformed character constant: " + source);
    }
    int point = text.codePointAt(0);
    return new NumberLiteral(source, true, point, true, point);
  }

  /** Whether Go takes it for a float where nothing else says what it is. */
  boolean looksReal() {
    boolean character = source.startsWith("'");
    String lower = source.toLowerCase(Locale.ROOT);
    boolean hex = lower.startsWith("0x") && lower.indexOf('p') < 0;
    return isReal && !character && !hex && lower.chars().anyMatch(c -> ".ep".indexOf(c) >= 0);
  }

  private static String withoutSeparators(String source) {
    return source.startsWith("+") ? source.substring(1).replace("_", "") : source.replace("_", "");
  }

  private static boolean isWhole(String digits) {
    String lower = digits.toLowerCase(Locale.ROOT);
    boolean hex = lower.startsWith("0x") || lower.startsWith("-0x");
    return lower.chars().noneMatch(c -> (hex ? ".p" : ".e").indexOf(c) >= 0);
  }

  private static NumberLiteral whole(String source, String digits) {
    BigInteger value = new BigInteger(withoutPrefix(digits, source), radix(digits, source));
    if (value.bitLength() >= Long.SIZE) {
      throw overflow(source);
    }
    long number = value.longValue();
    return new NumberLiteral(source, true, number, true, (double) number);
  }

  private static int radix(String digits, String source) {
    String unsigned = digits.startsWith("-") ? digits.substring(1) : digits;
    if (unsigned.length() < 2 || unsigned.charAt(0) != '0') {
      return 10;
    }
    return switch (Character.toLowerCase(unsigned.charAt(1))) {
      case 'x' -> 16;
      case 'b' -> 2;
      case 'o', '0', '1', '2', '3', '4', '5', '6', '7' -> 8;
      default -> throw unreadable(source);
    };
  }

  private static String withoutPrefix(String digits, String source) {
    String sign = digits.startsWith("-") ? "-" : "";
    String unsigned = digits.substring(sign.length());
    boolean prefixed = unsigned.length() > 2 && Character.isLetter(unsigned.charAt(1));
    String plain = prefixed ? unsigned.substring(2) : unsigned;
    if (plain.isEmpty()
        || plain.chars().anyMatch(c -> Character.digit(c, radix(digits, source)) < 0)) {
      throw unreadable(source);
    }
    return sign + plain;
  }

  private static double real(String source, String digits) {
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      throw (NumberFormatException) illegal(source).initCause(e);
    }
  }

  /** Go takes decimal digits behind a zero for an integer that is too large. */
  private static NumberFormatException unreadable(String source) {
    return source.matches("[-+]?[0-9]+") ? overflow(source) : illegal(source);
  }

  private static NumberFormatException overflow(String source) {
    return new NumberFormatException("integer overflow: \"" + source + '"');
  }

  private static NumberFormatException illegal(String source) {
    return new NumberFormatException("illegal number syntax: \"" + source + '"');
  }
}
