package dev.tidings.api.read;

import dev.tidings.api.query.GoNumbers;
import dev.tidings.api.query.GoNumbers.NumberException;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.EventStore;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Answers what an event has been: a list of its states, the newest first, page by page. Each has
 * the revision that wrote it, and says when that was in an annotation, {@value #WRITTEN_AT}.
 */
public final class EventHistories {
  /** RFC 3339, in milliseconds; left out where it is not known any more. */
  public static final String WRITTEN_AT = "tidings.dev/written-at";

  /** One page has no more states, whatever its client says. */
  static final int MOST = 500;

  private final EventStore store;

  public EventHistories(EventStore store) {
    this.store = store;
  }

  /** Refuses an event of which nothing is kept. */
  public Answer.Many of(EventKey key, Query query) throws RefusedException {
    long before = before(query.first("continue").orElse(""));
    HistoryPage page = store.history(new HistoryRequest(key, before, limit(query)));
    if (page.states().isEmpty() && before == HistoryRequest.NEWEST) {
      throw Refusals.notFound(ApiGroup.CORE, key.name());
    }
    return new Answer.Many(
        page.states().stream().map(EventHistories::told).toList(),
        Long.toString(store.revision()),
        page.more() ? token(page.states().getLast().event()) : "",
        null,
        List.of());
  }

  private static int limit(Query query) throws RefusedException {
    try {
      String asked = query.first("limit").orElse("");
      long limit = asked.isEmpty() ? MOST : GoNumbers.int64(asked);
      return limit <= 0 ? MOST : (int) Math.min(limit, MOST);
    } catch (NumberException e) {
      throw Refusals.badRequest(e.text());
    }
  }

  /** The token of a list, which goes on below a revision instead of at one. */
  private static String token(StoredEvent last) {
    return ContinueToken.after(last.key(), last.key().namespace(), last.revision()).encode();
  }

  private static long before(String token) throws RefusedException {
    return token.isEmpty()
        ? HistoryRequest.NEWEST
        : Math.max(0, ContinueToken.decode(token).revision());
  }

  private static StoredEvent told(HistoryPage.State state) {
    return state.written() == null ? state.event() : dated(state.event(), state.written());
  }

  private static StoredEvent dated(StoredEvent state, Instant written) {
    Event event = StoredEvents.read(state);
    var annotations = new TreeMap<>(event.metadata().annotations());
    annotations.put(WRITTEN_AT, written.toString());
    ObjectMeta metadata = event.metadata().toBuilder().annotations(annotations).build();
    byte[] value = StoredForm.encode(event.withMetadata(metadata));
    return new StoredEvent(
        state.key(), value, state.revision(), state.createRevision(), state.due());
  }
}
