package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often events happened in each part of a period. An event that was counted up happened each
 * time, as far as the store was told.
 *
 * @param buckets into how many parts the period is divided, at most: each has whole seconds; up to
 *     {@value #MOST_BUCKETS}
 * @param split into which series it is divided; null: one for all
 */
public record HistogramRequest(Question what, int buckets, @Nullable Split split) {
  public static final int MOST_BUCKETS = 500;

  /**
   * A series for each value.
   *
   * @param limit for the most frequent values only, so many, up to {@value #MOST_SERIES}; all
   *     others are counted together
   */
  public record Split(Dimension by, int limit) {
    public static final int MOST_SERIES = 100;

    public Split {
      requireNonNull(by, "by");
      Limits.check("limit", limit, MOST_SERIES);
    }
  }

  public HistogramRequest {
    requireNonNull(what, "what");
    Limits.check("buckets", buckets, MOST_BUCKETS);
  }

  /** How long each part is; the last one may reach beyond the period. */
  public Duration step() {
    Duration exact = what.period().length().dividedBy(buckets);
    long seconds = exact.toSeconds();
    boolean isWhole = what.period().length().equals(Duration.ofSeconds(seconds * buckets));
    return Duration.ofSeconds(isWhole ? seconds : seconds + 1);
  }

  /** How many parts there are of that length. */
  public int parts() {
    Duration length = what.period().length();
    Duration step = step();
    long whole = length.dividedBy(step);
    return (int) (step.multipliedBy(whole).equals(length) ? whole : whole + 1);
  }
}
