package dev.tidings.api.read;

import dev.tidings.api.wire.WatchEvent;
import dev.tidings.event.Event;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change as watches see it.
 *
 * @param gone the event before the change, at the revision of the change: what a watch is shown
 *     that has the event no more; null when there was none
 * @param present the event after the change; null when it was deleted
 */
record SeenChange(Change change, @Nullable Event gone, @Nullable Event present) {
  static SeenChange of(Change change) {
    StoredEvent before = change.before();
    StoredEvent after = change.after();
    return new SeenChange(
        change,
        before == null ? null : StoredEvents.read(before, change.revision()),
        after == null ? null : StoredEvents.read(after));
  }

  /** What a watch with this filter is told: the event may have come into its view, or left it. */
  Optional<WatchEvent> through(EventFilter filter) {
    boolean was = gone != null && filter.matches(gone);
    if (present != null && filter.matches(present)) {
      return Optional.of(was ? new WatchEvent.Modified(present) : new WatchEvent.Added(present));
    }
    return was && gone != null ? Optional.of(new WatchEvent.Deleted(gone)) : Optional.empty();
  }
}
