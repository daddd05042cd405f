package dev.tidings.api.stream;

import static java.util.stream.Collectors.toMap;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One stream's way through the logs of all clusters: from memory what is recent, and from the disk
 * what is not. Used by one thread at a time.
 */
final class StreamReading {
  private static final int CHANGES_AT_ONCE = 100;

  /** Bytes that are told at once, and perhaps one event, or one revision, more. */
  private static final int PIECE = 64 * 1024;

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

    boolean beginsRevision(int index) {
      return index > 0 && changes.get(index).revision() != changes.get(index - 1).revision();
    }

    /** Up to which revision all is told with a change: not its own, if others of that follow. */
    long toldWith(int index) {
      long revision = changes.get(index).revision();
      boolean isLast = index + 1 == changes.size() || beginsRevision(index + 1);
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

  /** Reads on in a cluster, up to a revision. Nothing is told yet. */
  Read read(Place place, long last) {
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
      case ChangesResult.Batch batch -> upTo(last, place, batch);
      case ChangesResult.Expired expired -> gap(place);
    };
  }

  private static Read upTo(long last, Place place, ChangesResult.Batch batch) {
    List<Change> changes =
        batch.changes().stream().filter(change -> change.revision() <= last).toList();
    return new Read(place, changes, Math.min(last, batch.upTo()), false);
  }

  private static Read gap(Place place) {
    return new Read(place, List.of(), place.store().revision(), true);
  }

  /**
   * What a reader is told of what was read, who may know of these namespaces: until there is enough
   * for a piece, but never only a part of a revision.
   */
  List<byte[]> tell(Read read, Namespaces visible) {
    Place place = read.place();
    var frames = new ArrayList<byte[]>();
    long bytes = 0;
    for (int i = 0; i < read.changes().size(); i++) {
      if (bytes >= PIECE && read.beginsRevision(i)) {
        positions.moveTo(place, read.changes().get(i - 1).revision());
        return frames;
      }
      Optional<byte[]> frame = frame(read, i, visible);
      frame.ifPresent(frames::add);
      bytes += frame.map(told -> told.length).orElse(0);
    }
    positions.moveTo(place, read.upTo());
    if (read.gap() && positions.tells(place)) {
      frames.add(Frames.gap(positions.cursor(), place.cluster()));
    }
    return frames;
  }

  private Optional<byte[]> frame(Read read, int index, Namespaces visible) {
    Place place = read.place();
    Change change = read.changes().get(index);
    String namespace = change.key().namespace();
    if (!visible.includes(namespace)) {
      return Optional.empty();
    }
    positions.tell(place, namespace);
    Cursor upTo = positions.cursorAt(place, read.toldWith(index));
    return told(place, change).map(event -> Frames.event(upTo, place.cluster(), event));
  }

  private Optional<WatchEvent.Changed> told(Place place, Change change) {
    return changes.of(change).through(shown -> query.matches(place.cluster(), shown.event()));
  }

  /** The clusters among these that its reader was told to be there, and for which namespaces. */
  Map<Place, Set<String>> told(List<Place> places) {
    return places.stream().filter(positions::tells).collect(toMap(p -> p, positions::namespaces));
  }

  /** Says how far it is, where there is nothing else to say. */
  byte[] quiet() {
    return Frames.quiet(positions.cursor());
  }
}
