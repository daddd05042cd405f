package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The most frequent values, the most frequent first.
 *
 * @param total how often anything happened
 * @param before how often in the period of the same length just before
 */
public record Top(long total, long before, List<Item> items) {
  public Top {
    items = List.copyOf(items);
  }

  /** One value, which happened at least once. */
  public record Item(String value, Counts counts) {
    public Item {
      requireNonNull(value, "value");
      requireNonNull(counts, "counts");
    }
  }
}
