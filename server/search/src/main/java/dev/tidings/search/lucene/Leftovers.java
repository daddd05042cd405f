package dev.tidings.search.lucene;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Clusters that are in the index and not followed. One may be followed again, after a restart or
 * when its settings have been mended; what stays away is not kept for ever. Of one thread.
 */
final class Leftovers {
  private static final long KEPT_NANOS = Duration.ofHours(1).toNanos();

  private final Map<String, Long> since = new HashMap<>();

  /** Those that have stayed away long enough. */
  List<String> due(Set<String> known, Collection<Followed> followed, long nanos) {
    since.keySet().retainAll(known);
    known.forEach(each -> since.putIfAbsent(each, nanos));
    followed.forEach(each -> since.remove(each.cluster()));
    return since.entrySet().stream()
        .filter(each -> nanos - each.getValue() >= KEPT_NANOS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
