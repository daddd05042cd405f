package dev.tidings.store.kit;

import dev.tidings.store.Change;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.ListResult;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.WriteResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers of a store as text, values included, so that two can be compared and the eye sees how.
 */
public final class Shown {
  private Shown() {}

  public static String event(@Nullable StoredEvent event) {
    return event == null
        ? "nothing"
        : "%s@%d/%d due %s %s"
            .formatted(
                event.key(),
                event.revision(),
                event.createRevision(),
                event.due(),
                Values.text(event.value()));
  }

  public static String result(WriteResult result) {
    return switch (result) {
      case WriteResult.Exists exists -> "exists " + event(exists.current());
      case WriteResult.Conflict conflict -> "conflict " + event(conflict.current());
      case WriteResult.Written written -> written.toString();
      case WriteResult.Missing missing -> missing.toString();
      case WriteResult.Overloaded overloaded -> overloaded.toString();
    };
  }

  public static String list(ListResult result) {
    return switch (result) {
      case ListResult.Page page ->
          "page at %d, more %s: %s".formatted(page.revision(), page.more(), events(page.events()));
      case ListResult.Expired expired -> expired.toString();
      case ListResult.Future future -> future.toString();
    };
  }

  public static String history(HistoryPage page) {
    return "more %s: %s"
        .formatted(
            page.more(),
            page.states().stream()
                .map(state -> event(state.event()) + " written " + state.written())
                .toList());
  }

  public static List<String> events(List<StoredEvent> events) {
    return events.stream().map(Shown::event).toList();
  }

  public static String change(Change change) {
    return "%d %s: %s -> %s"
        .formatted(change.revision(), change.key(), event(change.before()), event(change.after()));
  }

  public static List<String> changes(List<Change> changes) {
    return changes.stream().map(Shown::change).toList();
  }
}
