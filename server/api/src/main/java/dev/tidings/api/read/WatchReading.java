package dev.tidings.api.read;

import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.WatchEvent;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventStore;
import dev.tidings.store.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One watch's way through the store: first what is there, where that is asked for, then change
 * after change. Reads from memory what is recent and from the disk what is not. Used by one thread
 * at a time.
 */
final class WatchReading {
  private static final int CHANGES_AT_ONCE = 100;

  /** Stored bytes that are told of at once, and perhaps one event, or one revision, more. */
  private static final int PIECE = 64 * 1024;

  private final EventStore store;
  private final SharedChanges changes;
  private final EventFilter filter;
  private final Selection selection;
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
    this.selection = filter.selection();
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

  /** Whether there is more to read than was read last. */
  boolean isBehind() {
    return behind;
  }

  /** The part of the store that it is about. */
  Selection selection() {
    return selection;
  }

  /** Every change up to this revision has been read. */
  long position() {
    return position;
  }

  /** Leaves out what comes up to a revision, because nothing of it concerns this watch. */
  void skipTo(long revision) {
    position = Math.max(position, revision);
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
      case ChangesResult.Batch batch -> seen(batch);
      case ChangesResult.Expired expired -> {
        over = true;
        yield List.of(new WatchEvent.Failed(Refusals.tooOld("watch")));
      }
    };
  }

  /** Goes through a batch until there is enough for a piece, but never stops inside a revision. */
  private List<WatchEvent> seen(ChangesResult.Batch batch) {
    List<WatchEvent> events = new ArrayList<>();
    long bytes = 0;
    for (Change change : batch.changes()) {
      if (bytes >= PIECE && change.revision() > position) {
        behind = true;
        return events;
      }
      position = change.revision();
      if (filter.mayHold(change.key())) {
        SeenChange seen = changes.of(change);
        Optional<WatchEvent.Changed> event = seen.through(filter::matches);
        bytes += event.isPresent() ? seen.storedBytes() : 0;
        event.ifPresent(events::add);
      }
    }
    position = Math.max(position, batch.upTo());
    behind = batch.changes().size() >= CHANGES_AT_ONCE;
    return events;
  }
}
