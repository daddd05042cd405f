package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how many events come after a place, so that a list in pages counts once and not at each
 * page: what comes after a page is what came after the one before, less the page. How many a
 * namespace has is known from when it was last counted and what has changed since.
 *
 * <p>Invariant: what is remembered is of a revision, which never changes. Safe for any thread.
 */
final class RemainingCounts {
  private static final int MOST = 1_000;

  /** What a selection has after an event, or in all, at a revision. */
  record Place(Selection selection, long revision, @Nullable EventKey after) {
    private @Nullable String wholeNamespace() {
      return after == null && selection instanceof Selection.InNamespace in ? in.namespace() : null;
    }
  }

  private record Whole(long revision, long events) {}

  private final RecentGrowth growth;
  private final Map<Place, Long> counts = new Newest<>();
  private final Map<String, Whole> namespaces = new Newest<>();

  RemainingCounts(RecentGrowth growth) {
    this.growth = growth;
  }

  OptionalLong find(Place place) {
    Whole whole;
    synchronized (this) {
      Long count = counts.get(place);
      if (count != null) {
        return OptionalLong.of(count);
      }
      String namespace = place.wholeNamespace();
      whole = namespace == null ? null : namespaces.get(namespace);
    }
    return whole == null ? OptionalLong.empty() : grown(whole, place);
  }

  private OptionalLong grown(Whole whole, Place place) {
    var namespace = (Selection.InNamespace) place.selection();
    OptionalLong grown = growth.of(namespace, null, whole.revision(), place.revision());
    grown.ifPresent(more -> counted(place, whole.events() + more));
    return grown.isEmpty() ? grown : OptionalLong.of(whole.events() + grown.getAsLong());
  }

  synchronized void counted(Place place, long count) {
    counts.put(place, count);
    String namespace = place.wholeNamespace();
    if (namespace != null) {
      namespaces.merge(
          namespace,
          new Whole(place.revision(), count),
          (one, other) -> one.revision() > other.revision() ? one : other);
    }
  }

  /** A page has been read: the count from where it began gives the count from where it ends. */
  void paged(Place begin, ListResult.Page page) {
    if (page.more()) {
      EventKey last = page.events().getLast().key();
      var end = new Place(begin.selection(), begin.revision(), last);
      find(begin).ifPresent(count -> counted(end, count - page.events().size()));
    }
  }

  /** Forgets what was not asked for longest. */
  private static final class Newest<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    Newest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MOST;
    }
  }
}
