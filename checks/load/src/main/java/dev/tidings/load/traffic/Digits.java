package dev.tidings.load.traffic;

/** Writes numbers of a fixed width; a formatter would cost more than the request it is for. */
final class Digits {
  private static final String HEX = "0123456789abcdef";
  private static final int BITS = 4;
  private static final int MASK = 0xf;

  private Digits() {}

  /** The lowest digits of a number in hexadecimal. */
  static StringBuilder hex(StringBuilder to, long number, int digits) {
    for (int shift = (digits - 1) * BITS; shift >= 0; shift -= BITS) {
      to.append(HEX.charAt((int) (number >>> shift) & MASK));
    }
    return to;
  }

  /** A number with zeros before it. */
  static StringBuilder decimal(StringBuilder to, long number, int digits) {
    String plain = Long.toString(number);
    return to.repeat('0', Math.max(0, digits - plain.length())).append(plain);
  }
}
