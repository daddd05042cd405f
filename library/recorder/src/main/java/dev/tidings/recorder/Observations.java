package dev.tidings.recorder;

import dev.tidings.event.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts how often each event has been seen, and knows under which name it is stored. */
final class Observations {
  private final LruCache<Object, Observation> seen;

  Observations(int cacheSize) {
    seen = new LruCache<>(cacheSize);
  }

  /** How an event is stored, as far as is known. */
  private record Observation(
      int count, @Nullable Instant firstTimestamp, String name, String resourceVersion) {
    static Observation of(Event event, int count) {
      return new Observation(
          count,
          event.firstTimestamp(),
          event.metadata().name(),
          event.metadata().resourceVersion());
    }
  }

  /** An event as it will be stored; change is null for one that has not been seen before. */
  record Observed(Event event, @Nullable EventChange change) {}

  Observed observe(Event event, Object key) {
    Observation last = seen.find(key);
    if (last == null || last.count == 0) {
      seen.put(key, Observation.of(event, event.count()));
      return new Observed(event, null);
    }
    Event repeated = repeat(event, last);
    seen.put(key, Observation.of(repeated, repeated.count()));
    return new Observed(
        repeated,
        new EventChange.Count(repeated.count(), repeated.lastTimestamp(), repeated.message()));
  }

  private static Event repeat(Event event, Observation last) {
    return event.toBuilder()
        .metadata(
            event.metadata().toBuilder()
                .name(last.name)
                .resourceVersion(last.resourceVersion)
                .build())
        .firstTimestamp(last.firstTimestamp)
        .count(last.count + 1)
        .build();
  }

  /** Remembers an event as it is stored, whatever was known before. */
  void replace(Object key, Event stored) {
    seen.put(key, Observation.of(stored, stored.count()));
  }

  /** Remembers where an event is stored. Repeats that are on their way stay counted. */
  void stored(Object key, Event stored) {
    Observation last = seen.find(key);
    int counted = last == null ? 0 : last.count;
    seen.put(key, Observation.of(stored, Math.max(counted, stored.count())));
  }

  /** Adds what another process had counted before. */
  void add(Object key, int count) {
    Observation last = seen.find(key);
    if (last != null) {
      seen.put(
          key,
          new Observation(
              last.count + count, last.firstTimestamp, last.name, last.resourceVersion));
    }
  }
}
