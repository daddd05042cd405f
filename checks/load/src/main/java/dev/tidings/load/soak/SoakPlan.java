package dev.tidings.load.soak;

import java.time.Duration;

/**
 * How long a soak takes and how hard it is.
 *
 * @param length from the first write to the verdict
 * @param writesPerSecond creations and repeats together
 * @param restarts how often the server is ended in between
 */
public record SoakPlan(Duration length, int writesPerSecond, int restarts) {
  private static final int FEWEST_LINES = 18;
  private static final Duration LONGEST_LINE = Duration.ofMinutes(1);
  private static final Duration SHORTEST_LINE = Duration.ofSeconds(1);
  private static final Duration LONGEST_TTL = Duration.ofMinutes(3);
  private static final Duration SHORTEST_TTL = Duration.ofSeconds(20);

  public SoakPlan {
    if (length.compareTo(SHORTEST_LINE) < 0) {
      throw new IllegalArgumentException("a soak takes a second at least: " + length);
    }
    if (writesPerSecond < 1) {
      throw new IllegalArgumentException("a soak writes: " + writesPerSecond);
    }
    if (restarts < 0) {
      throw new IllegalArgumentException("restarts cannot be fewer than none: " + restarts);
    }
  }

  /** From one line of the report to the next: a minute, less when there would be few lines. */
  Duration line() {
    return within(SHORTEST_LINE, length.dividedBy(FEWEST_LINES), LONGEST_LINE);
  }

  int lines() {
    return (int) length.dividedBy(line());
  }

  /**
   * Whether the server is ended at the beginning of a line; the first one is number 1. All of it
   * happens in the first third: what grows is seen in a server that goes on running.
   */
  boolean restartsBefore(int line) {
    int apart = Math.max(1, lines() / 3 / (restarts + 1));
    int number = (line - 1) / apart;
    return line > 1 && (line - 1) % apart == 0 && number <= restarts;
  }

  /** How long events live: so short that most of the soak is a steady state. */
  Duration ttl() {
    return within(SHORTEST_TTL, length.dividedBy(10), LONGEST_TTL);
  }

  private static Duration within(Duration least, Duration wanted, Duration most) {
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) < 0 ? wanted : most;
  }
}
