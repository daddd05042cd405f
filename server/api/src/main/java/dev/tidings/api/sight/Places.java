package dev.tidings.api.sight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Where events are at the moment, by the names of clusters. Safe for use by any number of threads.
 */
public final class Places {
  private final Map<String, Place> byCluster = new ConcurrentSkipListMap<>();

  public void add(Place place) {
    byCluster.put(place.cluster(), place);
  }

  public void remove(String cluster) {
    byCluster.remove(cluster);
  }

  public Optional<Place> find(String cluster) {
    return Optional.ofNullable(byCluster.get(cluster));
  }

  /** All of them, in the order of their names. */
  public List<Place> all() {
    return List.copyOf(byCluster.values());
  }
}
