package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of a search.
 *
 * @param what an event is meant if it happened last within the period
 * @param limit at most so many events, up to {@value #MOST}
 * @param after where the page before ended, in the same order; null for the first
 * @param facets what of the whole result is counted by value; nothing costs less
 */
public record SearchRequest(
    Question what, Order order, int limit, @Nullable PageToken after, Set<Dimension> facets) {
  public static final int MOST = 500;

  public SearchRequest {
    requireNonNull(what, "what");
    requireNonNull(order, "order");
    facets = Set.copyOf(facets);
    Limits.check("limit", limit, MOST);
    if (after != null && after.order() != order) {
      throw new IllegalArgumentException("a page in another order: " + after.order().word());
    }
  }
}
