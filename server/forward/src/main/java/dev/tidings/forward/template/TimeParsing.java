package dev.tidings.forward.template;

import dev.tidings.forward.template.TimeLayout.Piece;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times by Go's layouts; what a layout does not say is that of the year 0, in UTC. */
final class TimeParsing {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private final String text;
  private int at;
  private int year;
  private int month = 1;
  private int day = 1;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private boolean afternoon;
  private boolean morning;
  private int offset;

  private TimeParsing(String text) {
    this.text = text;
  }

  /** Empty if the text is not laid out so. */
  static Optional<Instant> parse(String text, TimeLayout layout) {
    var parsing = new TimeParsing(text);
    try {
      for (Piece piece : layout.pieces()) {
        parsing.read(piece);
      }
      return parsing.at == text.length() ? Optional.of(parsing.instant()) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Instant instant() {
    int of24 = afternoon && hour < 12 ? hour + 12 : morning && hour == 12 ? 0 : hour;
    return LocalDateTime.of(year, month, day, of24, minute, second, nanos)
        .minusSeconds(offset)
        .toInstant(ZoneOffset.UTC);
  }

  private void read(Piece piece) {
    switch (piece.element()) {
      case LITERAL -> take(Pattern.quote(piece.text()));
      case YEAR -> year = number("\\d{4}");
      case YEAR_2 -> {
        int short2 = number("\\d{2}");
        year = short2 >= 69 ? 1900 + short2 : 2000 + short2;
      }
      case MONTH, MONTH_2 -> month = number(digits(piece));
      case MONTH_NAME, SHORT_MONTH_NAME -> monthName();
      case WEEKDAY_NAME, SHORT_WEEKDAY_NAME, ZONE_NAME -> take("[A-Za-z]+");
      case DAY, DAY_PADDED, DAY_2 -> day = number(digits(piece));
      case OFFSET -> offset(piece.text());
      case FRACTION -> nanos = fraction();
      default -> clock(piece);
    }
    if (piece.text().endsWith("5") && !piece.text().equals("15") && isFraction()) {
      nanos = fraction();
    }
  }

  private void clock(Piece piece) {
    switch (piece.element()) {
      case HOUR_24, HOUR_12, HOUR_12_2 -> hour = number("\\d{1,2}");
      case MINUTE, MINUTE_2 -> minute = number(digits(piece));
      case SECOND, SECOND_2 -> second = number(digits(piece));
      case HALF_UPPER, HALF_LOWER -> {
        afternoon = take("[AaPp][Mm]").toLowerCase(Locale.ROOT).startsWith("p");
        morning = !afternoon;
      }
      default -> throw new DateTimeException("cannot be read: " + piece.text());
    }
  }

  /** Go takes a fraction behind the seconds that the layout does not have. */
  private boolean isFraction() {
    return at + 1 < text.length()
        && (text.charAt(at) == '.' || text.charAt(at) == ',')
        && Character.isDigit(text.charAt(at + 1));
  }

  private static String digits(Piece piece) {
    return piece.text().startsWith("0") ? "\\d{2}" : " ?\\d{1,2}";
  }

  private void monthName() {
    String name = take("[A-Za-z]{3,9}").toLowerCase(Locale.ROOT);
    int index = MONTHS.indexOf(name.substring(0, 3));
    if (index % 3 != 0) {
      throw new DateTimeException("no month: " + name);
    }
    month = index / 3 + 1;
  }

  private void offset(String form) {
    if (form.startsWith("Z") && at < text.length() && text.charAt(at) == 'Z') {
      at++;
      return;
    }
    String sign = take("[+-]");
    String separator = form.indexOf(':') >= 0 ? ":" : "";
    int digits = form.replace(":", "").length() - 1;
    int seconds = number("\\d{2}") * 3600;
    if (digits >= 4) {
      take(separator);
      seconds += number("\\d{2}") * 60;
    }
    if (digits >= 6) {
      take(separator);
      seconds += number("\\d{2}");
    }
    offset = sign.equals("-") ? -seconds : seconds;
  }

  private int fraction() {
    if (!isFraction()) {
      return nanos;
    }
    String digits = take("[.,]\\d{1,9}").substring(1);
    return Integer.parseInt(digits + "0".repeat(9 - digits.length()));
  }

  private int number(String pattern) {
    return Integer.parseInt(take(pattern).strip());
  }

  private String take(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new DateTimeException("does not match at " + at);
    }
    at = matcher.end();
    return matcher.group();
  }
}
