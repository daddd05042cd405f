package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

/**
 * How repeats are counted, similar events combined and floods held back in core/v1.
 *
 * @param cacheSize how many events, groups and budgets are remembered, each
 */
public record CorrelationOptions(
    EventIdentity identity, Aggregation aggregation, SpamBudget spam, int cacheSize) {
  /** What Kubernetes' own components do. */
  public static final CorrelationOptions KUBERNETES =
      new CorrelationOptions(
          EventIdentity.BY_MESSAGE, Aggregation.KUBERNETES, SpamBudget.KUBERNETES, 4096);

  public CorrelationOptions {
    requireNonNull(identity, "identity");
    requireNonNull(aggregation, "aggregation");
    requireNonNull(spam, "spam");
    if (cacheSize < 1) {
      throw new IllegalArgumentException("cacheSize must be at least 1: " + cacheSize);
    }
  }

  public CorrelationOptions withIdentity(EventIdentity identity) {
    return new CorrelationOptions(identity, aggregation, spam, cacheSize);
  }

  public CorrelationOptions withAggregation(Aggregation aggregation) {
    return new CorrelationOptions(identity, aggregation, spam, cacheSize);
  }

  public CorrelationOptions withSpam(SpamBudget spam) {
    return new CorrelationOptions(identity, aggregation, spam, cacheSize);
  }

  public CorrelationOptions withCacheSize(int cacheSize) {
    return new CorrelationOptions(identity, aggregation, spam, cacheSize);
  }
}
