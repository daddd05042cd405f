package dev.tidings.forward.template;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Go prints them: {@code 1h2m3.5s}. */
final class DurationText {
  private DurationText() {}

  /** Wraps round as Go's multiplication does. */
  static Duration ofSeconds(long seconds) {
    return Duration.ofNanos(seconds * 1_000_000_000L);
  }

  static String print(Duration duration) {
    String sign = duration.isNegative() ? "-" : "";
    Duration size = duration.abs();
    if (duration.isZero()) {
      return "0s";
    }
    if (size.toSeconds() == 0) {
      return sign + belowSecond(size.toNanosPart());
    }
    String seconds = decimal(size.toSecondsPart() * 1_000_000_000L + size.toNanosPart(), 9) + "s";
    String minutes = size.toMinutes() > 0 ? size.toMinutesPart() + "m" : "";
    return sign + (size.toHours() > 0 ? size.toHours() + "h" : "") + minutes + seconds;
  }

  private static String belowSecond(long nanos) {
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    return nanos < 1_000_000 ? decimal(nanos, 3) + "µs" : decimal(nanos, 6) + "ms";
  }

  private static String decimal(long number, int digits) {
    var decimal = BigDecimal.valueOf(number, digits);
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  /** The largest unit that it is more than one of; no less than seconds. */
  static String rounded(Duration duration) {
    long seconds = duration.abs().toSeconds();
    boolean more = duration.abs().toNanosPart() > 0;
    long[] units = {365 * 86400L, 30 * 86400L, 86400L, 3600L, 60L, 1L};
    String[] names = {"y", "mo", "d", "h", "m", "s"};
    for (int i = 0; i < units.length; i++) {
      if (seconds > units[i] || (seconds == units[i] && more)) {
        return seconds / units[i] + names[i];
      }
    }
    return "0s";
  }
}
