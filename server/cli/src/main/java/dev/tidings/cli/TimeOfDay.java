package dev.tidings.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as those who look at a clock here tell them: {@code 21:43:53}. */
final class TimeOfDay {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private TimeOfDay() {}

  static String of(Instant time) {
    return FORM.format(time);
  }
}
