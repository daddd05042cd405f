package dev.tidings.api.query;

import dev.tidings.event.GoText;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers in parameters, read as Go's strconv reads them, with its errors. */
public final class GoNumbers {
  private static final Pattern SIGNED = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern UNSIGNED = Pattern.compile("[0-9]+");
  private static final BigInteger MAX_UINT64 =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);
  private static final BigInteger MAX_INT64 = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger MIN_INT64 = BigInteger.valueOf(Long.MIN_VALUE);

  private GoNumbers() {}

  /** A text that is no number, or too large a one. */
  public static final class NumberException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;

    NumberException(String function, String number, String problem) {
      super(problem, null, false, false);
      this.text = "strconv." + function + ": parsing " + GoText.quote(number) + ": " + problem;
    }

    /** What the client is told. */
    public String text() {
      return text;
    }
  }

  static boolean isInt64(String text) {
    try {
      int64(text);
      return true;
    } catch (NumberException e) {
      return false;
    }
  }

  public static boolean isUint64(String text) {
    try {
      uint64(text);
      return true;
    } catch (NumberException e) {
      return false;
    }
  }

  public static long int64(String text) throws NumberException {
    return parse("ParseInt", text, SIGNED, MIN_INT64, MAX_INT64).longValue();
  }

  /** An unsigned number; those beyond {@link Long#MAX_VALUE} come back negative. */
  public static long uint64(String text) throws NumberException {
    return parse("ParseUint", text, UNSIGNED, BigInteger.ZERO, MAX_UINT64).longValue();
  }

  private static BigInteger parse(
      String function, String text, Pattern form, BigInteger min, BigInteger max)
      throws NumberException {
    if (!form.matcher(text).matches()) {
      throw new NumberException(function, text, "invalid syntax");
    }
    // no number of so many digits can be in range, and long ones are slow to read
    if (text.length() > 1000) {
      throw new NumberException(function, text, "value out of range");
    }
    BigInteger value = new BigInteger(text);
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new NumberException(function, text, "value out of range");
    }
    return value;
  }
}
