package dev.tidings.api.read;

import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.Shown;
import dev.tidings.api.wire.WatchEvent;
import dev.tidings.event.EventKey;
import dev.tidings.store.EventStore;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is there when a watch begins, as events that are added, a page at a time. */
final class InitialEvents {
  private static final int PAGE = 100;

  private final EventStore store;
  private final EventFilter filter;
  private final boolean marksEnd;
  private long revision = ListRequest.LATEST;
  private @Nullable EventKey last;
  private boolean done;

  /**
   * @param marksEnd whether a bookmark tells where these events end
   */
  InitialEvents(EventStore store, EventFilter filter, boolean marksEnd) {
    this.store = store;
    this.filter = filter;
    this.marksEnd = marksEnd;
  }

  boolean isDone() {
    return done;
  }

  /** The revision at which all of them stand; changes after it follow. */
  long revision() {
    return revision;
  }

  /** The next of them, perhaps none although more follow. */
  List<WatchEvent> next() {
    var request = new ListRequest(filter.selection(), revision, last, PAGE);
    if (!(store.list(request) instanceof ListResult.Page page)) {
      done = true;
      return List.of(new WatchEvent.Failed(Refusals.tooOld("watch")));
    }
    revision = page.revision();
    done = !page.more();
    List<WatchEvent> events = new ArrayList<>();
    for (StoredEvent stored : page.events()) {
      last = stored.key();
      var shown = new Shown(() -> StoredEvents.read(stored));
      if (filter.matches(shown)) {
        events.add(new WatchEvent.Changed(WatchEvent.Type.ADDED, shown));
      }
    }
    if (done && marksEnd) {
      events.add(new WatchEvent.InitialEventsEnd(Long.toString(revision)));
    }
    return events;
  }
}
