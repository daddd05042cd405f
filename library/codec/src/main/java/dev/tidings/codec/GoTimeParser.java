package dev.tidings.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;

/** Reads one RFC 3339 timestamp the way Go's {@code time.Parse} does, element by element. */
final class GoTimeParser {
  private static final HexFormat HEX = HexFormat.of();

  private final String text;
  private final String layout;
  private int at;

  GoTimeParser(String text, String layout) {
    this.text = text;
    this.layout = layout;
  }

  /**
   * @param fractionDigits how many digits of fraction must follow the seconds; 0 when any number
   *     may
   */
  Instant parse(int fractionDigits) {
    int year = year();
    expect('-');
    int month = number("01", true);
    require(month >= 1 && month <= 12, "month");
    expect('-');
    int day = number("02", true);
    expect('T');
    int seconds = timeOfDay();
    int nanos = fractionDigits == 0 ? anyFraction() : fraction(fractionDigits);
    int offset = offset();
    if (at < text.length()) {
      throw refused(": extra text: " + quoted(text.substring(at)));
    }
    require(day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth(), "day");
    long midnight = LocalDate.of(year, month, day).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    return Instant.ofEpochSecond(midnight + seconds - offset, nanos);
  }

  private int year() {
    int end = at;
    while (end < text.length() && end < 4 && isDigit(end)) {
      end++;
    }
    if (end < 4) {
      throw cannotParse(at, "2006");
    }
    at = 4;
    return Integer.parseInt(text, 0, 4, 10);
  }

  private int timeOfDay() {
    int hour = number("15", false);
    require(hour < 24, "hour");
    expect(':');
    int minute = number("04", true);
    require(minute < 60, "minute");
    expect(':');
    int second = number("05", true);
    require(second < 60, "second");
    return (hour * 60 + minute) * 60 + second;
  }

  private int number(String element, boolean twoDigits) {
    if (!isDigit(at) || (twoDigits && !isDigit(at + 1))) {
      throw cannotParse(at, element);
    }
    int start = at;
    at += isDigit(at + 1) ? 2 : 1;
    return Integer.parseInt(text, start, at, 10);
  }

  private int anyFraction() {
    if (!atFraction() || !isDigit(at + 1)) {
      return 0;
    }
    int end = at + 1;
    while (isDigit(end)) {
      end++;
    }
    int nanos = nanos(at + 1, Math.min(end, at + 10));
    at = end;
    return nanos;
  }

  /** Go takes the digits for an integer, which may have a sign. */
  private int fraction(int digits) {
    int start = at;
    int end = at + 1 + digits;
    if (!atFraction() || end > text.length()) {
      throw cannotParse(start, "." + "0".repeat(digits));
    }
    for (int i = at + 1; i < end; i++) {
      boolean sign = i == at + 1 && "+-".indexOf(text.charAt(i)) >= 0;
      if (!isDigit(i) && !sign) {
        throw cannotParse(start, "." + "0".repeat(digits));
      }
    }
    int nanos = nanos(at + 1, end);
    at = end;
    require(nanos >= 0, "fractional second");
    return nanos;
  }

  private boolean atFraction() {
    return at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',');
  }

  private int nanos(int start, int end) {
    int value = Integer.parseInt(text, start, end, 10);
    for (int digits = end - start; digits < 9; digits++) {
      value *= 10;
    }
    return value;
  }

  private int offset() {
    if (at < text.length() && text.charAt(at) == 'Z') {
      at++;
      return 0;
    }
    int start = at;
    if (text.length() < at + 6 || text.charAt(at + 3) != ':' || !offsetDigits()) {
      throw cannotParse(start, "Z07:00");
    }
    int hours = Integer.parseInt(text, at + 1, at + 3, 10);
    int minutes = Integer.parseInt(text, at + 4, at + 6, 10);
    at += 6;
    require(hours <= 24, "time zone offset hour");
    require(minutes <= 60, "time zone offset minute");
    int seconds = (hours * 60 + minutes) * 60;
    return switch (text.charAt(start)) {
      case '+' -> seconds;
      case '-' -> -seconds;
      default -> throw cannotParse(start, "Z07:00");
    };
  }

  private boolean offsetDigits() {
    return isDigit(at + 1) && isDigit(at + 2) && isDigit(at + 4) && isDigit(at + 5);
  }

  private void expect(char separator) {
    if (at >= text.length() || text.charAt(at) != separator) {
      throw cannotParse(at, String.valueOf(separator));
    }
    at++;
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private void require(boolean inRange, String what) {
    if (!inRange) {
      throw refused(": " + what + " out of range");
    }
  }

  private DateTimeParseException cannotParse(int from, String element) {
    return refused(
        " as "
            + quoted(layout)
            + ": cannot parse "
            + quoted(text.substring(Math.min(from, text.length())))
            + " as "
            + quoted(element));
  }

  private DateTimeParseException refused(String why) {
    return new DateTimeParseException("parsing time " + quoted(text) + why, text, at);
  }

  /** In quotes, with everything but printable ASCII as escaped bytes. */
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b == '"' || b == '\\') {
        quoted.append('\\').append((char) b);
      } else if (b < ' ') {
        quoted.append("\\x").append(HEX.toHexDigits(b));
      } else {
        quoted.append((char) b);
      }
    }
    return quoted.append('"').toString();
  }
}
