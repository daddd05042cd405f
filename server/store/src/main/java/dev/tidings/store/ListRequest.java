package dev.tidings.store;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.EventKey;
import org.jspecify.annotations.Nullable;

/**
 * One page of events, in key order.
 *
 * @param revision the revision to read at, or {@link #LATEST}
 * @param after where the page before ended, exclusive; null for the first page. Need not exist.
 * @param limit at most so many events, at least 1
 */
public record ListRequest(Selection selection, long revision, @Nullable EventKey after, int limit) {
  /** Stands for the newest revision. */
  public static final long LATEST = 0;

  public ListRequest {
    requireNonNull(selection, "selection");
    if (revision < 0) {
      throw new IllegalArgumentException("revision must not be negative: " + revision);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
  }
}
