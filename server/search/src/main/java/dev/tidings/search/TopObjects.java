package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import java.util.List;

/**
 * The objects to which the most happened, that first to which the most did.
 *
 * @param total how often anything happened
 * @param before how often in the period of the same length just before
 */
public record TopObjects(long total, long before, List<Item> items) {
  public TopObjects {
    items = List.copyOf(items);
  }

  /**
   * One object.
   *
   * @param last what happened last within the period, as that event is now; of OWNER, to any of
   *     what it owns
   */
  public record Item(SeenObject object, Counts counts, Event last) {
    public Item {
      requireNonNull(object, "object");
      requireNonNull(counts, "counts");
      requireNonNull(last, "last");
    }
  }
}
