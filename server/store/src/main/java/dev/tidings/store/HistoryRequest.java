package dev.tidings.store;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.EventKey;

/**
 * One page of what an event was, the newest state first.
 *
 * @param before only states of lower revisions; the last one of the page before, or {@link #NEWEST}
 * @param limit at most so many states, at least 1
 */
public record HistoryRequest(EventKey key, long before, int limit) {
  /** Stands for the beginning: the newest state. */
  public static final long NEWEST = Long.MAX_VALUE;

  public HistoryRequest {
    requireNonNull(key, "key");
    if (before < 0) {
      throw new IllegalArgumentException("before must not be negative: " + before);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
  }
}
