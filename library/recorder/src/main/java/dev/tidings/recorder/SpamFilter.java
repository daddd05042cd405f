package dev.tidings.recorder;

import dev.tidings.event.Event;
import java.time.Instant;

/** Holds back a source that says too much about one object. */
final class SpamFilter {
  private final SpamBudget budget;
  private final CorrelationKeys keys;
  private final LruCache<Object, TokenBucket> buckets;

  SpamFilter(SpamBudget budget, CorrelationKeys keys, int cacheSize) {
    this.budget = budget;
    this.keys = keys;
    this.buckets = new LruCache<>(cacheSize);
  }

  boolean admits(Event event, Instant now) {
    Object key = keys.spam().apply(event);
    TokenBucket bucket = buckets.find(key);
    if (bucket == null) {
      bucket = new TokenBucket(budget, now);
      buckets.put(key, bucket);
    }
    return bucket.take(now);
  }
}
