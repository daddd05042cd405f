package dev.tidings.sink.http;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** The header with which a server asks to be left alone: seconds, or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {
  private RetryAfter() {}

  /** How long from now; zero if nothing is asked, or nothing that can be understood. */
  public static Duration parse(String header, Instant now) {
    String text = header.strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Integer.parseInt(text));
    }
    try {
      Duration left = Duration.between(now, RFC_1123_DATE_TIME.parse(text, Instant::from));
      return left.isNegative() ? Duration.ZERO : left;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
