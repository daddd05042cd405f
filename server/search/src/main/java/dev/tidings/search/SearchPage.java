package dev.tidings.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of what was found.
 *
 * @param total how many events are meant, those of other pages among them
 * @param facets for each that was asked for its most frequent values, at most {@value
 *     #MOST_VALUES}, the most frequent first; of the whole result
 * @param items fewer than asked for, also where there are more, if some are just gone or all of
 *     them together are large
 * @param next where the next page begins; empty if this is the last
 */
public record SearchPage(
    long total,
    Map<Dimension, List<ValueCount>> facets,
    List<FoundEvent> items,
    Optional<PageToken> next) {
  public static final int MOST_VALUES = 20;

  public SearchPage {
    facets = Map.copyOf(facets);
    items = List.copyOf(items);
  }
}
