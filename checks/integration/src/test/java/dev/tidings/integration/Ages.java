package dev.tidings.integration;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares ages as kubectl prints them, where the moment of asking may differ a little. */
final class Ages {
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L, "y", 365 * 86_400L);
  private static final Pattern PART = Pattern.compile("(\\d+)([smhdy])");
  private static final Pattern AGE = Pattern.compile("(?:\\d+[smhdy])+");

  private Ages() {}

  static boolean isAge(String text) {
    return AGE.matcher(text).matches();
  }

  /**
   * Whether two ages can have been printed within {@code seconds} of each other: apart from those,
   * they may differ by one of the smallest unit that either is told in.
   */
  static boolean close(String one, String other, long seconds) {
    long apart = Math.abs(seconds(one) - seconds(other));
    return apart <= seconds || apart <= Math.max(smallestUnit(one), smallestUnit(other));
  }

  /** Whether one age is less than the other. */
  static boolean isYounger(String one, String other) {
    return seconds(one) < seconds(other);
  }

  private static long seconds(String age) {
    return PART.matcher(age)
        .results()
        .mapToLong(m -> Long.parseLong(m.group(1)) * unit(m.group(2)))
        .sum();
  }

  private static long smallestUnit(String age) {
    Matcher last = Pattern.compile("([smhdy])$").matcher(age);
    return last.find() ? unit(last.group(1)) : 0;
  }

  private static long unit(String letter) {
    return SECONDS.getOrDefault(letter, 0L);
  }
}
