package dev.tidings.api.read;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventStore;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What one list is about.
 *
 * @param selection the part of the store that is read; the filter has the rest of the question
 * @param after where the list before ended; null for the first
 */
record ListScope(
    EventStore store, EventFilter filter, Selection selection, @Nullable EventKey after) {
  static ListScope of(EventStore store, EventFilter filter, @Nullable EventKey after) {
    Selection selection = after == null ? filter.selection() : filter.selectionOfPages();
    return new ListScope(store, filter, selection, after);
  }

  /** Reads on in it. */
  ListResult read(long revision, @Nullable EventKey last, int most) {
    return store.list(new ListRequest(selection, revision, last, most));
  }
}
