package dev.tidings.collect.objects;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What clusters have said of objects, for a while and in bounded memory: what was used longest ago
 * goes first. For all clusters of a process. Safe for use by several threads.
 */
public final class KnownObjects {
  /** Labels seldom change, and an event says how things were about that time. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** An entry's own size, beside its texts. */
  private static final int OVERHEAD = 512;

  private final long mostBytes;
  private final Map<ObjectKey, Known> known = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  private record Known(Found found, Instant at, long bytes) {}

  /**
   * @param mostBytes about what all of it may take up
   */
  public KnownObjects(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** What was said of an object not long ago. */
  synchronized Optional<Found> fresh(ObjectKey key, Instant now) {
    Known each = known.get(key);
    return each == null || each.at().plus(FRESH).isBefore(now)
        ? Optional.empty()
        : Optional.of(each.found());
  }

  /** What was said last of an object that was there, however long ago. */
  synchronized Optional<Found.Seen> last(ObjectKey key) {
    Known each = known.get(key);
    return each != null && each.found() instanceof Found.Seen seen
        ? Optional.of(seen)
        : Optional.empty();
  }

  synchronized void put(ObjectKey key, Found found, Instant now) {
    var added = new Known(found, now, size(found));
    forget(known.put(key, added));
    bytes += added.bytes();
    var oldest = known.entrySet().iterator();
    while (bytes > mostBytes && oldest.hasNext()) {
      Entry<ObjectKey, Known> each = oldest.next();
      oldest.remove();
      forget(each.getValue());
    }
  }

  private void forget(@Nullable Known gone) {
    bytes -= gone == null ? 0 : gone.bytes();
  }

  private static long size(Found found) {
    if (!(found instanceof Found.Seen seen)) {
      return OVERHEAD;
    }
    return OVERHEAD
        + size(seen.object().labels())
        + size(seen.object().annotations())
        + (long) OVERHEAD
            * (seen.object().ownerReferences().size() + seen.object().ownerChain().size());
  }

  private static long size(Map<String, String> texts) {
    return texts.entrySet().stream()
        .mapToLong(each -> 100L + each.getKey().length() + each.getValue().length())
        .sum();
  }

  synchronized int size() {
    return known.size();
  }
}
