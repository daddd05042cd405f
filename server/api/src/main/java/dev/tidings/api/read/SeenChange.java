package dev.tidings.api.read;

import dev.tidings.api.wire.Shown;
import dev.tidings.api.wire.WatchEvent;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A change as watches see it.
 *
 * @param gone the event before the change, at the revision of the change: what a watch is shown
 *     that has the event no more; null when there was none
 * @param present the event after the change; null when it was deleted
 */
public record SeenChange(Change change, @Nullable Shown gone, @Nullable Shown present) {
  static SeenChange of(Change change) {
    StoredEvent before = change.before();
    StoredEvent after = change.after();
    return new SeenChange(
        change,
        before == null ? null : new Shown(() -> StoredEvents.read(before, change.revision())),
        after == null ? null : new Shown(() -> StoredEvents.read(after)));
  }

  /** What a watch with this filter is told: the event may have come into its view, or left it. */
  public Optional<WatchEvent.Changed> through(Predicate<Shown> filter) {
    boolean was = gone != null && filter.test(gone);
    if (present != null && filter.test(present)) {
      return notification(was ? WatchEvent.Type.MODIFIED : WatchEvent.Type.ADDED, present);
    }
    return was && gone != null ? notification(WatchEvent.Type.DELETED, gone) : Optional.empty();
  }

  private static Optional<WatchEvent.Changed> notification(WatchEvent.Type type, Shown shown) {
    return Optional.of(new WatchEvent.Changed(type, shown));
  }

  /** Bytes that are stored of it. */
  public long storedBytes() {
    return bytes(change.before()) + bytes(change.after());
  }

  private static long bytes(@Nullable StoredEvent stored) {
    return stored == null ? 0 : stored.value().length;
  }
}
