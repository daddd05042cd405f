package dev.tidings.search.lucene;

import dev.tidings.store.EventStore;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.StoredEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What an event has been since it was created, as far as its store knows. */
final class EventPast {
  /** More of one event are not read: what is older counts as of the oldest state that is. */
  private static final int MOST_STATES = 5_000;

  private static final int PAGE = 500;

  private EventPast() {}

  /** The states of an event up to this one, the oldest first. */
  static List<StoredEvent> of(EventStore store, StoredEvent present) {
    if (present.revision() == present.createRevision()) {
      return List.of(present);
    }
    var states = new ArrayList<StoredEvent>();
    states.add(present);
    long before = present.revision();
    boolean more = true;
    while (more && states.size() < MOST_STATES) {
      HistoryPage page = store.history(new HistoryRequest(present.key(), before, PAGE));
      for (HistoryPage.State state : page.states()) {
        before = state.event().revision();
        if (state.event().createRevision() == present.createRevision()) {
          states.add(state.event());
        }
      }
      more = page.more() && before > present.createRevision();
    }
    Collections.reverse(states);
    return states;
  }
}
