package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.Selection;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** By how many events a namespace has grown lately, from the changes that are in memory. */
final class RecentGrowth {
  /** With more changes than this it is no dearer to count the events. */
  private static final int MOST_CHANGES = 10_000;

  private final ChangeRing recent;

  RecentGrowth(ChangeRing recent) {
    this.recent = recent;
  }

  /**
   * The growth of a part of a namespace between two revisions; empty when too much has changed.
   *
   * @param after the part begins after this event; null for all of it
   */
  OptionalLong of(Selection.InNamespace part, @Nullable EventKey after, long first, long last) {
    if (first == last) {
      return OptionalLong.of(0);
    }
    if (first > last
        || last - first > MOST_CHANGES
        || !(recent.after(first, MOST_CHANGES).orElse(null) instanceof ChangesResult.Batch since)
        || since.upTo() < last) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        since.changes().stream()
            .filter(change -> change.revision() <= last)
            .filter(change -> change.key().namespace().equals(part.namespace()))
            .filter(change -> after == null || change.key().compareTo(after) > 0)
            .mapToLong(RecentGrowth::growth)
            .sum());
  }

  private static long growth(Change change) {
    return change.before() == null ? 1 : change.after() == null ? -1 : 0;
  }
}
