package dev.tidings.codec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 90s}, {@code 1h30m}, {@code -1.5h}, {@code 0}. */
public final class GoDuration {
  private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([^\\d.]*)");
  private static final int LONGEST = 100;
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException with Go's words for what is wrong
   */
  public static Duration parse(String text) {
    if (text.length() > LONGEST) {
      throw invalid("invalid duration \"" + text.substring(0, LONGEST) + '"');
    }
    boolean negative = text.startsWith("-");
    String unsigned = negative || text.startsWith("+") ? text.substring(1) : text;
    if (unsigned.equals("0")) {
      return Duration.ZERO;
    }
    Matcher part = PART.matcher(unsigned);
    BigDecimal nanos = BigDecimal.ZERO;
    int at = 0;
    while (at < unsigned.length()) {
      if (!part.find(at) || part.start() != at) {
        throw invalid("invalid duration \"" + text + '"');
      }
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2), text)));
      at = part.end();
    }
    if (at == 0 || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw invalid("invalid duration \"" + text + '"');
    }
    long whole = nanos.setScale(0, RoundingMode.DOWN).longValue();
    return Duration.ofNanos(negative ? -whole : whole);
  }

  private static BigDecimal unit(String unit, String text) {
    Long nanos = NANOS.get(unit);
    if (nanos == null) {
      throw invalid(
          unit.isEmpty()
              ? "missing unit in duration \"" + text + '"'
              : "unknown unit \"" + unit + "\" in duration \"" + text + '"');
    }
    return BigDecimal.valueOf(nanos);
  }

  private static IllegalArgumentException invalid(String message) {
    return new IllegalArgumentException("time: " + message);
  }
}
