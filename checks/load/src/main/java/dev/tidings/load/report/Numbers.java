package dev.tidings.load.report;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private static final double NO_DECIMALS_FROM = 100;
  private static final double ONE_DECIMAL_FROM = 10;

  private Numbers() {}

  /** Three digits where there are as many, and thousands apart. */
  static String text(double number) {
    if (number == Math.rint(number) || Math.abs(number) >= NO_DECIMALS_FROM) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
    double size = Math.abs(number);
    String format = size >= ONE_DECIMAL_FROM ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    String text = String.format(Locale.ROOT, format, number);
    return size < 1 ? text.replaceFirst("0+$", "") : text;
  }
}
