package dev.tidings.search.lucene;

import java.time.Duration;

/**
 * How long to leave alone what has failed: longer each time, until it works again. Of one thread.
 */
final class Pauses {
  private static final long FIRST = Duration.ofMillis(500).toNanos();
  private static final int MOST_DOUBLINGS = 6;

  private int failures;
  private long until;

  /** After one more failure; it tells how long the pause is. */
  Duration failed(long nanos) {
    long pause = FIRST << Math.min(failures, MOST_DOUBLINGS);
    failures++;
    until = nanos + pause;
    return Duration.ofNanos(pause);
  }

  void worked() {
    failures = 0;
  }

  int failures() {
    return failures;
  }

  boolean isOver(long nanos) {
    return failures == 0 || nanos - until >= 0;
  }
}
