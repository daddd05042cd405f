package dev.tidings.codec;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;

/**
 * Timestamps as Kubernetes writes and reads them: meta/v1 Time with whole seconds and MicroTime
 * with microseconds.
 *
 * <p>Written in UTC. Read as Go's time package reads the layouts named below, with its tolerance
 * (an hour of one digit, a comma before the fraction) and its words when it refuses.
 */
public final class KubernetesTime {
  private static final String SECONDS = "2006-01-02T15:04:05Z07:00";
  private static final String MICROS = "2006-01-02T15:04:05.000000Z07:00";

  private KubernetesTime() {}

  /**
   * Reads a Time; any fraction is dropped.
   *
   * @throws DateTimeParseException with Go's message
   */
  public static Instant parseTime(String text) {
    return Instant.ofEpochSecond(new GoTimeParser(text, SECONDS).parse(0).getEpochSecond());
  }

  /**
   * Reads a MicroTime, which has exactly six digits of fraction.
   *
   * @throws DateTimeParseException with Go's message
   */
  public static Instant parseMicroTime(String text) {
    return new GoTimeParser(text, MICROS).parse(6);
  }

  /** Writes a Time, such as {@code 2026-03-01T10:00:00Z}. */
  public static String formatTime(Instant time) {
    return seconds(utc(time)).append('Z').toString();
  }

  /** Writes a MicroTime, such as {@code 2026-03-01T10:00:00.123456Z}. */
  public static String formatMicroTime(Instant time) {
    var utc = utc(time);
    return digits(seconds(utc).append('.'), utc.get(ChronoField.MICRO_OF_SECOND), 6)
        .append('Z')
        .toString();
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private static StringBuilder seconds(LocalDateTime utc) {
    var text = new StringBuilder(27);
    if (utc.getYear() < 0) {
      text.append('-');
    }
    digits(text, Math.abs(utc.getYear()), 4).append('-');
    digits(text, utc.getMonthValue(), 2).append('-');
    digits(text, utc.getDayOfMonth(), 2).append('T');
    digits(text, utc.getHour(), 2).append(':');
    digits(text, utc.getMinute(), 2).append(':');
    return digits(text, utc.getSecond(), 2);
  }

  private static StringBuilder digits(StringBuilder text, int value, int width) {
    int limit = 10;
    for (int digits = 1; digits < width; digits++) {
      if (value < limit) {
        text.append("0".repeat(width - digits));
        break;
      }
      limit *= 10;
    }
    return text.append(value);
  }
}
