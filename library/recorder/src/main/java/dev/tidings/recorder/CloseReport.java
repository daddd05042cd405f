package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a broadcaster was closed.
 *
 * @param took how long it took to finish what was under way, or the time that was given
 * @param left how many events were still on their way then, and are lost; each counts once for each
 *     sink. What watchers had not seen yet is in their own accounts
 * @param kept how many events wait in spools, for the next process to write
 */
public record CloseReport(Duration took, long left, long kept) {
  public CloseReport {
    requireNonNull(took, "took");
  }

  /** Whether nothing is lost: everything that was under way came to its end, or is kept. */
  public boolean isComplete() {
    return left == 0;
  }
}
