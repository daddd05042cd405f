package dev.tidings.api.stream;

import static java.util.stream.Collectors.toSet;

import dev.tidings.api.read.SharedChanges;
import dev.tidings.api.sight.Place;
import dev.tidings.api.wire.WatchEvent;
import dev.tidings.search.Scope.Namespaces;
import dev.tidings.search.query.EventQuery;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One stream's way through the logs of all clusters: from memory what is recent, and from the disk
 * what is not. Used by one thread at a time.
 */
final class StreamReading {
  private static final int CHANGES_AT_ONCE = 100;

  private final EventQuery query;
  private final SharedChanges changes;
  private final Positions positions;

  StreamReading(EventQuery query, SharedChanges changes, Positions positions) {
    this.query = query;
    this.changes = changes;
    this.positions = positions;
  }

  /** Some changes of one cluster, in their order; or none, because they are not kept any more. */
  record Read(Place place, List<Change> changes, long upTo, boolean gap) {
    /** Where something has happened. */
    Set<String> namespaces() {
      return changes.stream().map(change -> change.key().namespace()).collect(toSet());
    }

    /** Up to which revision all is told with a change: not its own, if others of that follow. */
    long toldWith(int index) {
      long revision = changes.get(index).revision();
      boolean isLast = index + 1 == changes.size() || changes.get(index + 1).revision() != revision;
      return isLast ? revision : revision - 1;
    }
  }

  /** Whether a cluster has changed since it was read; looks at memory only. */
  boolean hasNews(Place place) {
    return place.store().revision() != positions.of(place);
  }

  /** Whether all of a cluster has been read up to a revision. */
  boolean isBeyond(Place place, long revision) {
    return positions.of(place) >= revision;
  }

  /** Reads on in a cluster. Nothing is told yet. */
  Read read(Place place) {
    long after = positions.of(place);
    if (after > place.store().revision()) {
      // another store than the one that has given this revision
      return gap(place);
    }
    ChangesResult result =
        place
            .store()
            .recentChanges(after, CHANGES_AT_ONCE)
            .orElseGet(() -> place.store().changes(after, CHANGES_AT_ONCE));
    return switch (result) {
      case ChangesResult.Batch batch -> new Read(place, batch.changes(), batch.upTo(), false);
      case ChangesResult.Expired expired -> gap(place);
    };
  }

  private static Read gap(Place place) {
    return new Read(place, List.of(), place.store().revision(), true);
  }

  /** What a reader is told of what was read, who may know of these namespaces. */
  List<byte[]> tell(Read read, Namespaces visible) {
    Place place = read.place();
    var frames = new ArrayList<byte[]>();
    for (int i = 0; i < read.changes().size(); i++) {
      Change change = read.changes().get(i);
      if (visible.includes(change.key().namespace())) {
        positions.tell(place);
        Cursor upTo = positions.cursorAt(place, read.toldWith(i));
        told(place, change)
            .map(event -> Frames.event(upTo, place.cluster(), event))
            .ifPresent(frames::add);
      }
    }
    positions.moveTo(place, read.upTo());
    if (read.gap() && positions.tells(place)) {
      frames.add(Frames.gap(positions.cursor(), place.cluster()));
    }
    return frames;
  }

  private Optional<WatchEvent.Changed> told(Place place, Change change) {
    return changes.of(change).through(shown -> query.matches(place.cluster(), shown.event()));
  }

  /** Says how far it is, where there is nothing else to say. */
  byte[] quiet() {
    return Frames.quiet(positions.cursor());
  }
}
