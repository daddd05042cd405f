package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how many events come after a place, so that a list in pages counts once and not at each
 * page: what comes after a page is what came after the one before, less the page.
 *
 * <p>Invariant: what is remembered is of a revision, which never changes. Safe for any thread.
 */
final class RemainingCounts {
  private static final int MOST = 1_000;

  private record Place(Selection selection, long revision, @Nullable EventKey after) {}

  private final Map<Place, Long> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Long> eldest) {
          return size() > MOST;
        }
      };

  synchronized OptionalLong find(ListRequest from, long revision) {
    Long count = counts.get(new Place(from.selection(), revision, from.after()));
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  synchronized void counted(ListRequest from, long revision, long count) {
    counts.put(new Place(from.selection(), revision, from.after()), count);
  }

  /** A page has been read: the count from where it began gives the count from where it ends. */
  synchronized void paged(ListRequest request, ListResult.Page page) {
    var begin = new Place(request.selection(), page.revision(), request.after());
    Long count = counts.get(begin);
    if (count != null && page.more()) {
      EventKey end = page.events().getLast().key();
      counts.put(
          new Place(request.selection(), page.revision(), end), count - page.events().size());
    }
  }
}
