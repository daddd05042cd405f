package dev.tidings.store.rocksdb;

import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.Past;
import dev.tidings.store.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one event has been: its own rows of the history, from the newest to the oldest, and
 * for each state the row of the log that says when it was written. Used once.
 */
final class EventHistory {
  private final ReadView view;
  private final HistoryRequest request;
  private final Optional<StoredEvent> present;

  /** Of this revision and those before it nothing is kept, or is to be seen. */
  private final long end;

  private final List<HistoryPage.State> states = new ArrayList<>();
  private long bytes;
  private boolean more;

  EventHistory(ReadView view, Past past, HistoryRequest request) {
    this.view = view;
    this.request = request;
    this.present = view.at(request.key(), view.state().revision(), null);
    long compacted = view.state().compacted();
    this.end =
        switch (past) {
          case RECENT -> compacted;
          case OF_EVENTS ->
              present
                  .map(event -> Math.min(compacted, event.createRevision() - 1))
                  .orElse(compacted);
        };
  }

  HistoryPage page() {
    if (present.isEmpty() || take(present.get())) {
      takeEarlier();
    }
    return new HistoryPage(states, more);
  }

  private void takeEarlier() {
    byte[] path = Rows.path(request.key());
    try (Cursor rows = view.historyFrom(Rows.history(path, end + 1), Rows.historyOf(path))) {
      rows.seek(Rows.history(path, request.before()));
      if (!rows.valid()) {
        rows.seekToLast();
      }
      while (rows.valid() && takeFrom(rows.value())) {
        rows.previous();
      }
    }
  }

  private boolean takeFrom(byte[] historyRow) {
    return Rows.earlier(request.key(), historyRow).map(this::take).orElse(true);
  }

  /** Whether there was room for it, and so is for another one. */
  private boolean take(StoredEvent state) {
    if (state.revision() >= request.before()) {
      return true;
    }
    if (states.size() == request.limit() || bytes >= ReadView.ROOM_PER_READ) {
      more = true;
      return false;
    }
    bytes += state.value().length;
    states.add(new HistoryPage.State(state, written(state.revision())));
    return true;
  }

  private @Nullable Instant written(long revision) {
    return revision <= end ? null : view.committed(revision).orElse(null);
  }
}
