package dev.tidings.forward.template;

import dev.tidings.forward.template.TimeLayout.Piece;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Writes times by Go's layouts. */
final class TimeFormat {
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private final ZonedDateTime time;
  private final StringBuilder text = new StringBuilder();

  private TimeFormat(ZonedDateTime time) {
    this.time = time;
  }

  static String format(Instant instant, ZoneId zone, TimeLayout layout) {
    var format = new TimeFormat(instant.atZone(zone));
    layout.pieces().forEach(format::append);
    return format.text.toString();
  }

  private void append(Piece piece) {
    switch (piece.element()) {
      case LITERAL -> text.append(piece.text());
      case MONTH_NAME ->
          text.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case SHORT_MONTH_NAME -> text.append(shortened(time.getMonth().name()));
      case WEEKDAY_NAME ->
          text.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case SHORT_WEEKDAY_NAME -> text.append(shortened(time.getDayOfWeek().name()));
      case HALF_UPPER -> text.append(time.getHour() < 12 ? "AM" : "PM");
      case HALF_LOWER -> text.append(time.getHour() < 12 ? "am" : "pm");
      case ZONE_NAME -> text.append(zoneName());
      case OFFSET -> offset(piece.text());
      case FRACTION -> fraction(piece.text());
      default -> number(piece);
    }
  }

  private static String shortened(String name) {
    return name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT);
  }

  private void number(Piece piece) {
    switch (piece.element()) {
      case YEAR -> padded(time.getYear(), 4, '0');
      case YEAR_2 -> padded(time.getYear() % 100, 2, '0');
      case MONTH -> text.append(time.getMonthValue());
      case MONTH_2 -> padded(time.getMonthValue(), 2, '0');
      case DAY -> text.append(time.getDayOfMonth());
      case DAY_PADDED -> padded(time.getDayOfMonth(), 2, ' ');
      case DAY_2 -> padded(time.getDayOfMonth(), 2, '0');
      case DAY_OF_YEAR -> padded(time.getDayOfYear(), 3, '0');
      case DAY_OF_YEAR_PADDED -> padded(time.getDayOfYear(), 3, ' ');
      default -> clock(piece);
    }
  }

  private void clock(Piece piece) {
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    switch (piece.element()) {
      case HOUR_24 -> padded(time.getHour(), 2, '0');
      case HOUR_12 -> text.append(hour);
      case HOUR_12_2 -> padded(hour, 2, '0');
      case MINUTE -> text.append(time.getMinute());
      case MINUTE_2 -> padded(time.getMinute(), 2, '0');
      case SECOND -> text.append(time.getSecond());
      case SECOND_2 -> padded(time.getSecond(), 2, '0');
      default -> throw new IllegalArgumentException("no element of a time: " + piece);
    }
  }

  private void padded(int number, int width, char padding) {
    String digits = Integer.toString(number);
    text.repeat(padding, Math.max(0, width - digits.length())).append(digits);
  }

  private String zoneName() {
    if (time.getOffset().getTotalSeconds() == 0
        && time.getZone().normalized().equals(time.getOffset())) {
      return "UTC";
    }
    return ZONE.format(time);
  }

  private void offset(String form) {
    int seconds = time.getOffset().getTotalSeconds();
    if (form.startsWith("Z") && seconds == 0) {
      text.append('Z');
      return;
    }
    String separator = form.indexOf(':') >= 0 ? ":" : "";
    int digits = form.replace(":", "").length() - 1;
    text.append(seconds < 0 ? '-' : '+');
    int rest = Math.abs(seconds);
    padded(rest / 3600, 2, '0');
    if (digits >= 4) {
      text.append(separator);
      padded(rest / 60 % 60, 2, '0');
    }
    if (digits >= 6) {
      text.append(separator);
      padded(rest % 60, 2, '0');
    }
  }

  private void fraction(String form) {
    int digits = Math.min(9, form.length() - 1);
    String fraction = String.format("%09d", time.getNano()).substring(0, digits);
    if (form.endsWith("9")) {
      fraction = fraction.replaceAll("0+$", "");
      text.append(fraction.isEmpty() ? "" : form.charAt(0) + fraction);
    } else {
      text.append(form.charAt(0)).append(fraction);
    }
  }
}
