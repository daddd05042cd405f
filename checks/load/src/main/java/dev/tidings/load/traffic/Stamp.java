package dev.tidings.load.traffic;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Times that are in the names of events, in nanoseconds since 1970, no two the same: they tell how
 * old an event is when a watch shows it. For all threads.
 */
public final class Stamp {
  private static final AtomicLong LAST = new AtomicLong();
  private static volatile Second written = Second.of(0);

  private Stamp() {}

  /** A time as events hold it; written down once in a second. */
  private record Second(long number, String text) {
    static Second of(long number) {
      return new Second(number, Instant.ofEpochSecond(number).toString());
    }
  }

  /** The time on the stamps' clock. */
  public static long now() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  /** The time, moved on when it has been given before. */
  public static long next() {
    long now = now();
    return LAST.updateAndGet(last -> Math.max(last + 1, now));
  }

  /** The time in whole seconds, as events hold it. */
  static String second() {
    long number = TimeUnit.NANOSECONDS.toSeconds(now());
    Second last = written;
    if (last.number() != number) {
      last = Second.of(number);
      written = last;
    }
    return last.text();
  }
}
