package dev.tidings.api.read;

import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.store.EventStore;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills one page: reads the store in growing chunks at one revision until enough events have passed
 * the filter. Used once.
 */
final class ListWalk {
  private static final int LARGEST_CHUNK = 10_000;

  private final EventStore store;
  private final EventFilter filter;
  private final Selection selection;
  private final long limit;
  private final List<Event> found = new ArrayList<>();
  private @Nullable EventKey last;
  private boolean more;

  /**
   * @param limit how many events the page may have; zero or less for no limit
   * @param after where the page before ended; null for the first
   */
  ListWalk(EventStore store, EventFilter filter, long limit, @Nullable EventKey after) {
    this.store = store;
    this.filter = filter;
    this.limit = limit;
    this.selection = after == null ? filter.selection() : filter.selectionOfPages();
    this.last = after;
  }

  /** Reads at a revision. What comes back says how the reading ended; its events are not all. */
  ListResult read(long revision) {
    int chunk = limit > 0 ? (int) Math.min(limit, LARGEST_CHUNK) : LARGEST_CHUNK;
    ListResult result = store.list(new ListRequest(selection, revision, last, chunk));
    while (result instanceof ListResult.Page page) {
      take(page);
      if (isFull() || !page.more()) {
        return page;
      }
      chunk = Math.min(2 * chunk, LARGEST_CHUNK);
      result = store.list(new ListRequest(selection, page.revision(), last, chunk));
    }
    return result;
  }

  private void take(ListResult.Page page) {
    Iterator<StoredEvent> events = page.events().iterator();
    while (events.hasNext() && !isFull()) {
      StoredEvent stored = events.next();
      last = stored.key();
      Event event = StoredEvents.read(stored);
      if (filter.matches(event)) {
        found.add(event);
      }
    }
    more = events.hasNext() || page.more();
  }

  private boolean isFull() {
    return limit > 0 && found.size() >= limit;
  }

  /** The page that was read. */
  Answer.Many answer(long revision) {
    String version = Long.toString(revision);
    EventKey end = last;
    if (end == null || !isFull() || !isFollowed(end, revision)) {
      return new Answer.Many(found, version, "", null, List.of());
    }
    String token = ContinueToken.after(end, filter.namespace(), revision).encode();
    Long remaining =
        filter.hasNoSelectors() ? store.count(new ListRequest(selection, revision, end, 1)) : null;
    return new Answer.Many(found, version, token, remaining, List.of());
  }

  /**
   * Whether anything follows. As in the reference that is asked before selectors are applied, so an
   * index must not answer it.
   */
  private boolean isFollowed(EventKey end, long revision) {
    if (more || selection instanceof Selection.Single) {
      return more;
    }
    var next = new ListRequest(EventFilter.all(filter.namespace()), revision, end, 1);
    return store.list(next) instanceof ListResult.Page page && !page.events().isEmpty();
  }
}
