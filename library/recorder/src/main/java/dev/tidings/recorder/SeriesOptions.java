package dev.tidings.recorder;

import java.time.Duration;

/**
 * How repeats become series in events.k8s.io/v1.
 *
 * @param finishAfter how long without a repeat ends a series; looked at as often
 * @param refreshEvery how often a series that goes on is written, which keeps it from expiring
 * @param cacheSize how many events are remembered
 */
public record SeriesOptions(Duration finishAfter, Duration refreshEvery, int cacheSize) {
  private static final Duration LONGEST = Duration.ofDays(365);

  /** Six minutes and half an hour: what Kubernetes' own components do. */
  public static final SeriesOptions KUBERNETES =
      new SeriesOptions(Duration.ofMinutes(6), Duration.ofMinutes(30), 4096);

  public SeriesOptions {
    requireUsable("finishAfter", finishAfter);
    requireUsable("refreshEvery", refreshEvery);
    if (cacheSize < 1) {
      throw new IllegalArgumentException("cacheSize must be at least 1: " + cacheSize);
    }
  }

  private static void requireUsable(String name, Duration period) {
    if (period.isNegative() || period.isZero() || period.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + " must be positive and at most " + LONGEST + ": " + period);
    }
  }
}
