package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often events happened over time.
 *
 * @param from when the first part begins
 * @param step how long each part is
 * @param total how often in all
 * @param series the most frequent first; one, of the value "", if nothing was split
 * @param other the same for all values that have no series of their own
 */
public record Histogram(
    Instant from, Duration step, long total, List<Series> series, List<Long> other) {
  public Histogram {
    requireNonNull(from, "from");
    requireNonNull(step, "step");
    series = List.copyOf(series);
    other = List.copyOf(other);
  }

  /**
   * How often it happened with one value.
   *
   * @param counts for each part of the period
   */
  public record Series(String value, long total, List<Long> counts) {
    public Series {
      requireNonNull(value, "value");
      counts = List.copyOf(counts);
    }
  }
}
