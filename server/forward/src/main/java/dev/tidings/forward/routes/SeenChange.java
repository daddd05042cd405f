package dev.tidings.forward.routes;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change in a cluster as routes look at it: decoded once for all of them. Safe for use by several
 * threads; two that come at once may do the same work twice.
 */
public final class SeenChange {
  private final String cluster;
  private final Change change;
  private volatile @Nullable SeenEvent after;

  public SeenChange(String cluster, Change change) {
    this.cluster = cluster;
    this.change = change;
  }

  String cluster() {
    return cluster;
  }

  /** In which namespace the event is, or was. */
  String namespace() {
    return change.key().namespace();
  }

  /** Whether the event is gone. */
  boolean isDeletion() {
    return change.after() == null;
  }

  /** Whether there was no such event before. */
  boolean isCreation() {
    return change.before() == null;
  }

  /** The event after the change; null when it is gone. */
  @Nullable SeenEvent after() throws DecodeException {
    StoredEvent stored = change.after();
    SeenEvent known = after;
    if (known == null && stored != null) {
      known = new SeenEvent(cluster, event(stored));
      after = known;
    }
    return known;
  }

  private static Event event(StoredEvent after) throws DecodeException {
    Event stored = StoredForm.decode(after.value());
    return stored.withMetadata(
        stored.metadata().toBuilder()
            .resourceVersion(Long.toString(after.revision()))
            .managedFields(List.of())
            .build());
  }

  /** The event before the change; null when there was none. */
  @Nullable Event before() throws DecodeException {
    StoredEvent stored = change.before();
    return stored == null ? null : StoredForm.decode(stored.value());
  }
}
