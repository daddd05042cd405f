package dev.tidings.search.lucene;

import dev.tidings.store.EventStore;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.StoredEvent;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * What an event has been since it was created, as far as its store knows: its states, the newest
 * first. Never more of them are in memory than a page, which the store bounds by number and bytes.
 */
final class EventPast implements Iterator<StoredEvent> {
  /** More of one event are not read: what is older counts as of the oldest state that is. */
  private static final int MOST_STATES = 5_000;

  private static final int PAGE = 500;

  private final EventStore store;
  private final StoredEvent present;
  private final Queue<StoredEvent> page = new ArrayDeque<>();
  private long before;
  private int left = MOST_STATES;
  private boolean more;

  private EventPast(EventStore store, StoredEvent present) {
    this.store = store;
    this.present = present;
    this.before = present.revision();
    this.more = !isNew();
    page.add(present);
  }

  /** The states of an event up to this one. */
  static EventPast of(EventStore store, StoredEvent present) {
    return new EventPast(store, present);
  }

  /** Whether it has never been anything else. */
  boolean isNew() {
    return present.revision() == present.createRevision();
  }

  /**
   * @throws dev.tidings.store.StoreException if the store cannot be read
   */
  @Override
  public boolean hasNext() {
    while (left > 0 && page.isEmpty() && more) {
      turn();
    }
    return left > 0 && !page.isEmpty();
  }

  private void turn() {
    HistoryPage read = store.history(new HistoryRequest(present.key(), before, PAGE));
    for (HistoryPage.State state : read.states()) {
      before = state.event().revision();
      if (state.event().createRevision() == present.createRevision()) {
        page.add(state.event());
      }
    }
    more = read.more() && before > present.createRevision();
  }

  @Override
  public StoredEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    left--;
    return page.remove();
  }
}
