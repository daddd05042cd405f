package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a broadcaster was closed.
 *
 * @param took how long it took to finish what was under way, or the time that was given
 * @param left how many events were still under way then, and are lost
 */
public record CloseReport(Duration took, long left) {
  public CloseReport {
    requireNonNull(took, "took");
  }

  /** Whether everything that was under way came to its end. */
  public boolean isComplete() {
    return left == 0;
  }
}
