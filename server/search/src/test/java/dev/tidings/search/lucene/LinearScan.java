package dev.tidings.search.lucene;

import static java.util.Comparator.comparingLong;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.search.query.EventFacts;
import dev.tidings.store.EventStore;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stores say that has happened, read from the beginning to the end: each event's whole past.
 */
final class LinearScan {
  private static final int ALL = 1_000_000;

  private LinearScan() {}

  /** An event as it is now, and when it happened. */
  record Known(EventFacts facts, StoredEvent stored, List<Happened> happened) {
    String cluster() {
      return facts.cluster();
    }
  }

  /** Some times that an event happened, with what it was then. */
  record Happened(Instant time, long times, EventFacts then, long revision) {}

  static List<Known> of(Map<String, EventStore> stores) {
    var all = new ArrayList<Known>();
    new TreeMap<>(stores)
        .forEach(
            (cluster, store) -> {
              var request = new ListRequest(new Selection.Everything(), 0, null, ALL);
              for (StoredEvent each : ((ListResult.Page) store.list(request)).events()) {
                all.add(known(cluster, store, each));
              }
            });
    return all;
  }

  private static Known known(String cluster, EventStore store, StoredEvent now) {
    List<StoredEvent> states =
        history(store, now.key()).stream()
            .filter(state -> state.createRevision() == now.createRevision())
            .sorted(comparingLong(StoredEvent::revision))
            .toList();
    EventFacts facts = facts(cluster, now);
    var happened = new ArrayList<Happened>();
    happened.add(new Happened(facts.firstSeen(), 1, facts, now.revision()));
    long counted = 1;
    for (StoredEvent each : states) {
      EventFacts then = facts(cluster, each);
      long count = then.event().occurrences();
      long more = count < counted ? count : count - counted;
      if (more > 0) {
        happened.add(new Happened(then.lastSeen(), more, then, each.revision()));
      }
      counted = count;
    }
    return new Known(facts, now, happened);
  }

  /** However many pages that takes. */
  private static List<StoredEvent> history(EventStore store, EventKey key) {
    var states = new ArrayList<StoredEvent>();
    long before = HistoryRequest.NEWEST;
    HistoryPage page;
    do {
      page = store.history(new HistoryRequest(key, before, ALL));
      for (HistoryPage.State state : page.states()) {
        states.add(state.event());
        before = state.event().revision();
      }
    } while (page.more());
    return states;
  }

  private static EventFacts facts(String cluster, StoredEvent stored) {
    return new EventFacts(cluster, decoded(stored));
  }

  static Event decoded(StoredEvent stored) {
    try {
      return StoredForm.decode(stored.value());
    } catch (DecodeException e) {
      throw new AssertionError(e);
    }
  }
}
