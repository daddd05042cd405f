package dev.tidings.forward.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Real numbers as Go writes them. */
final class Reals {
  /** From here on a number has an exponent where there is no precision. */
  private static final int PLAIN_DIGITS = 6;

  private Reals() {}

  /** As few digits as tell it from other numbers. */
  static String shortest(double value) {
    return general(value, PLAIN_DIGITS);
  }

  private static String general(double value, int mostPlain) {
    if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
      return special(value);
    }
    var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exponent(digits);
    return exponent < -4 || exponent >= mostPlain
        ? withExponent(digits, exponent)
        : digits.toPlainString();
  }

  private static String special(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
  }

  private static int exponent(BigDecimal digits) {
    return digits.precision() - digits.scale() - 1;
  }

  private static String withExponent(BigDecimal digits, int exponent) {
    return digits.movePointLeft(exponent).toPlainString() + exponentSuffix(exponent);
  }

  private static String exponentSuffix(int exponent) {
    String sign = exponent < 0 ? "e-" : "e+";
    return sign + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
  }

  /** So many digits behind the point. */
  static String fixed(double value, int precision) {
    return isSpecial(value)
        ? special(value)
        : sign(value)
            + new BigDecimal(Math.abs(value))
                .setScale(precision, RoundingMode.HALF_EVEN)
                .toPlainString();
  }

  private static boolean isSpecial(double value) {
    return Double.isNaN(value) || Double.isInfinite(value);
  }

  private static String sign(double value) {
    return value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
  }

  /** One digit before the point, so many behind it, and an exponent. */
  static String scientific(double value, int precision) {
    if (isSpecial(value)) {
      return special(value);
    }
    if (value == 0) {
      return sign(value) + BigDecimal.ZERO.setScale(precision).toPlainString() + "e+00";
    }
    var exact = new BigDecimal(Math.abs(value));
    var rounded = exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    int exponent = exponent(rounded);
    String mantissa = rounded.movePointLeft(exponent).setScale(precision).toPlainString();
    return sign(value) + mantissa + exponentSuffix(exponent);
  }

  /** The shorter of both, of so many digits in all; without a precision as few as needed. */
  static String general(double value, int precision, boolean precise) {
    if (!precise || isSpecial(value) || value == 0) {
      return shortest(value);
    }
    int digits = Math.max(1, precision);
    var rounded =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = exponent(rounded);
    return exponent < -4 || exponent >= digits
        ? withExponent(rounded, exponent)
        : rounded.toPlainString();
  }

  /** As encoding/json writes it. */
  static String json(double value) {
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= 1e-6 && size < 1e21);
    var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (plain) {
      return size == 0 ? special(value) : digits.toPlainString();
    }
    int exponent = exponent(digits);
    String mantissa = digits.movePointLeft(exponent).toPlainString();
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
