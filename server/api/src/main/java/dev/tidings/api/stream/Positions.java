package dev.tidings.api.stream;

import dev.tidings.api.sight.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a stream has got in each cluster. Used by one thread at a time.
 *
 * <p>Invariant: what is told of it names only clusters of whose events the reader may know some.
 */
final class Positions {
  private final Map<String, Long> after = new HashMap<>();
  private final Set<String> told;

  /** Positions in nothing yet; of these clusters the reader may know. */
  Positions(Set<String> told) {
    this.told = new TreeSet<>(told);
  }

  /** Begins where a stream has ended before. */
  void resume(Cursor cursor) {
    after.putAll(cursor.revisions());
  }

  /** Where to read on; in a cluster that was not there before, what happens from now on. */
  long of(Place place) {
    return after.computeIfAbsent(place.cluster(), first -> place.store().revision());
  }

  void moveTo(Place place, long revision) {
    after.put(place.cluster(), revision);
  }

  /** The reader may know of this cluster. */
  void tell(Place place) {
    told.add(place.cluster());
  }

  boolean tells(Place place) {
    return told.contains(place.cluster());
  }

  Cursor cursor() {
    SortedMap<String, Long> shown = new TreeMap<>(after);
    shown.keySet().retainAll(told);
    return new Cursor(shown);
  }

  /** The same, but for one cluster. */
  Cursor cursorAt(Place place, long revision) {
    SortedMap<String, Long> shown = new TreeMap<>(cursor().revisions());
    shown.put(place.cluster(), revision);
    return new Cursor(shown);
  }
}
