package dev.tidings.api.read;

import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.WatchEvent;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One watch's way through the store: first what is there, where that is asked for, then change
 * after change. Reads from memory what is recent and from the disk what is not. Used by one thread
 * at a time.
 */
final class WatchReading {
  private static final int CHANGES_AT_ONCE = 500;

  private final EventStore store;
  private final SharedChanges changes;
  private final EventFilter filter;
  private @Nullable InitialEvents initial;
  private @Nullable Status problem;
  private long position;
  private boolean behind = true;
  private boolean over;

  WatchReading(
      EventStore store,
      SharedChanges changes,
      EventFilter filter,
      @Nullable InitialEvents initial) {
    this.store = store;
    this.changes = changes;
    this.filter = filter;
    this.initial = initial;
  }

  /** A watch that begins with the changes after a revision. */
  static WatchReading after(
      long revision, EventStore store, SharedChanges changes, EventFilter filter) {
    var reading = new WatchReading(store, changes, filter, null);
    reading.position = revision;
    return reading;
  }

  /** A watch that says what is wrong, and ends. */
  static WatchReading failed(
      Status problem, EventStore store, SharedChanges changes, EventFilter filter) {
    var reading = new WatchReading(store, changes, filter, null);
    reading.problem = problem;
    return reading;
  }

  /** Whether something has been given after which nothing follows. */
  boolean isOver() {
    return over;
  }

  /** Whether there may be more to read right now. */
  boolean isBehind() {
    return behind || store.revision() > position;
  }

  /** The next notifications, perhaps none; reads about one page or batch. */
  List<WatchEvent> next() {
    if (problem != null) {
      over = true;
      return List.of(new WatchEvent.Failed(problem));
    }
    return initial != null ? initialEvents(initial) : changes();
  }

  private List<WatchEvent> initialEvents(InitialEvents events) {
    List<WatchEvent> next = events.next();
    over = !next.isEmpty() && next.getLast() instanceof WatchEvent.Failed;
    if (events.isDone()) {
      position = events.revision();
      initial = null;
    }
    return next;
  }

  private List<WatchEvent> changes() {
    ChangesResult result =
        store
            .recentChanges(position, CHANGES_AT_ONCE)
            .orElseGet(() -> store.changes(position, CHANGES_AT_ONCE));
    return switch (result) {
      case ChangesResult.Batch batch -> {
        position = batch.upTo();
        behind = !batch.changes().isEmpty();
        yield seen(batch.changes());
      }
      case ChangesResult.Expired expired -> {
        over = true;
        yield List.of(new WatchEvent.Failed(Refusals.tooOld("watch")));
      }
    };
  }

  private List<WatchEvent> seen(List<Change> batch) {
    List<WatchEvent> events = new ArrayList<>();
    for (Change change : batch) {
      if (filter.mayHold(change.key())) {
        changes.of(change).through(filter).ifPresent(events::add);
      }
    }
    return events;
  }
}
