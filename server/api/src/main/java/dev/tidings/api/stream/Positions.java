package dev.tidings.api.stream;

import dev.tidings.api.sight.Place;
import dev.tidings.search.Scope.Namespaces;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a stream has got in each cluster. Used by one thread at a time.
 *
 * <p>Invariant: what is told of it names only clusters of whose events the reader may know some.
 */
final class Positions {
  /** More namespaces of a cluster are not remembered: one that is still the reader's is enough. */
  private static final int MOST_NAMESPACES = 500;

  private final Map<String, Long> after = new HashMap<>();
  private final Map<String, Set<String>> told = new HashMap<>();

  /** Positions in nothing yet; of this the reader may know. */
  Positions(Map<String, Namespaces> known) {
    known.forEach(
        (cluster, namespaces) -> {
          Set<String> there = told.computeIfAbsent(cluster, first -> new HashSet<>());
          if (namespaces instanceof Namespaces.Only only) {
            only.names().stream().limit(MOST_NAMESPACES).forEach(there::add);
          }
        });
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

  /** The reader may know of this cluster, because of this namespace in it. */
  void tell(Place place, String namespace) {
    Set<String> there = told.computeIfAbsent(place.cluster(), first -> new HashSet<>());
    if (there.size() < MOST_NAMESPACES) {
      there.add(namespace);
    }
  }

  boolean tells(Place place) {
    return told.containsKey(place.cluster());
  }

  /** Because of which namespaces it tells of a cluster; none where that is because of all. */
  Set<String> namespaces(Place place) {
    return Set.copyOf(told.getOrDefault(place.cluster(), Set.of()));
  }

  Cursor cursor() {
    SortedMap<String, Long> shown = new TreeMap<>(after);
    shown.keySet().retainAll(told.keySet());
    return new Cursor(shown);
  }

  /** The same, but for one cluster. */
  Cursor cursorAt(Place place, long revision) {
    SortedMap<String, Long> shown = new TreeMap<>(cursor().revisions());
    shown.put(place.cluster(), revision);
    return new Cursor(shown);
  }
}
