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
  /** Six minutes and half an hour: what Kubernetes' own components do. */
  public static final SeriesOptions KUBERNETES =
      new SeriesOptions(Duration.ofMinutes(6), Duration.ofMinutes(30), 4096);

  public SeriesOptions {
    if (finishAfter.isNegative() || finishAfter.isZero()) {
      throw new IllegalArgumentException("finishAfter must be positive: " + finishAfter);
    }
    if (refreshEvery.isNegative() || refreshEvery.isZero()) {
      throw new IllegalArgumentException("refreshEvery must be positive: " + refreshEvery);
    }
    if (cacheSize < 1) {
      throw new IllegalArgumentException("cacheSize must be at least 1: " + cacheSize);
    }
  }
}
