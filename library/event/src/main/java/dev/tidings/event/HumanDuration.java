package dev.tidings.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long ago something was, in the few characters in which kubectl says it (apimachinery,
 * util/duration): {@code 42s}, {@code 5m12s}, {@code 3d4h}.
 *
 * <p>Clocks differ: up to two seconds in the future are {@code 0s}, more is {@code <invalid>}.
 */
public final class HumanDuration {
  private static final String INVALID = "<invalid>";
  private static final String UNKNOWN = "<unknown>";
  // Go's durations are counted in nanoseconds and end after 292 years; so do these.
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private HumanDuration() {}

  /** The time since an instant, or {@code <unknown>} when that is unset. */
  public static String since(@Nullable Instant time, Instant now) {
    Instant set = Event.firstSet(time, null);
    return set == null ? UNKNOWN : of(Duration.between(set, now));
  }

  /** One unit or two, so that two to three digits remain. */
  public static String of(Duration duration) {
    Duration limited = limited(duration);
    long seconds = wholeSeconds(limited);
    if (seconds < -1) {
      return INVALID;
    }
    if (seconds < 120) {
      return Math.max(0, seconds) + "s";
    }
    long minutes = limited.toMinutes();
    if (minutes < 10) {
      return pair(minutes, "m", limited.toSecondsPart(), "s");
    }
    return minutes < 3 * 60 ? minutes + "m" : ofHours(limited);
  }

  private static String ofHours(Duration duration) {
    long hours = duration.toHours();
    if (hours < 8) {
      return pair(hours, "h", duration.toMinutesPart(), "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    long days = duration.toDays();
    if (days < 8) {
      return pair(days, "d", duration.toHoursPart(), "h");
    }
    if (days < 2 * 365) {
      return days + "d";
    }
    long years = days / 365;
    return years < 8 ? pair(years, "y", days % 365, "d") : years + "y";
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    return small == 0 ? large + largeUnit : large + largeUnit + small + smallUnit;
  }

  /** One unit: {@code 42s}, {@code 5m}, {@code 3d}. */
  public static String brief(Duration duration) {
    Duration limited = limited(duration);
    long seconds = wholeSeconds(limited);
    if (seconds < -1) {
      return INVALID;
    }
    if (seconds < 60) {
      return Math.max(0, seconds) + "s";
    }
    if (limited.toMinutes() < 60) {
      return limited.toMinutes() + "m";
    }
    long hours = roundedHours(limited);
    if (hours < 24) {
      return hours + "h";
    }
    return hours < 365 * 24 ? hours / 24 + "d" : hours / 24 / 365 + "y";
  }

  /**
   * Hours as the reference gets them for the brief form: through a floating-point number, which
   * after half a year makes the last nanosecond of an hour part of the next.
   */
  private static long roundedHours(Duration duration) {
    Duration rest = duration.minusHours(duration.toHours());
    return (long) (duration.toHours() + rest.toNanos() / 3.6e12);
  }

  private static Duration limited(Duration duration) {
    return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
  }

  /** Without the fraction, towards zero. */
  private static long wholeSeconds(Duration duration) {
    return duration.isNegative() ? -duration.negated().toSeconds() : duration.toSeconds();
  }
}
