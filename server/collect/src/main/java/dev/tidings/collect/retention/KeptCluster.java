package dev.tidings.collect.retention;

import dev.tidings.store.Cluster;
import dev.tidings.store.Evictable;
import dev.tidings.store.Evicted;
import dev.tidings.store.StoreStats;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One cluster's store, as far as it is kept to the rules. Of one thread at a time. */
final class KeptCluster {
  private final Cluster cluster;
  private final Retention retention;
  private final Path file;
  private final Counter redated;
  private final Counter evictedEvents;
  private final Counter evictedStates;
  private final Deque<Leaving> leaving = new ArrayDeque<>();
  private @Nullable Redating redating;

  /** What was evicted with revisions up to this one, and is still there as the recent past. */
  private record Leaving(long revision, long bytes) {}

  /**
   * A cluster.
   *
   * @param retention its rules
   * @param file says by which its store is dated
   */
  KeptCluster(Cluster cluster, Retention retention, Path file, MeterRegistry registry) {
    this.cluster = cluster;
    this.retention = retention;
    this.file = file;
    this.redated =
        counter(registry, "retention.redated", "Events that got the time of changed rules");
    this.evictedEvents = evicted(registry, "events", "Events deleted before they were due");
    this.evictedStates = evicted(registry, "states", "Earlier states of events forgotten");
  }

  private Counter evicted(MeterRegistry registry, String what, String description) {
    return Counter.builder("tidings.store.evicted." + what)
        .description(description)
        .tag("cluster", cluster.name())
        .tag("cause", "bytes")
        .register(registry);
  }

  private Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("tidings." + name)
        .description(description)
        .tag("cluster", cluster.name())
        .register(registry);
  }

  String name() {
    return cluster.name();
  }

  /** Looks at some of what was stored by other rules; says whether there was any. */
  boolean redate() throws IOException {
    if (redating == null) {
      redating = new Redating(cluster.store(), retention, file);
    }
    if (redating.isDone()) {
      return false;
    }
    redated.increment(redating.step());
    return true;
  }

  /** What the store takes, but for what is going already. */
  long bytes() {
    StoreStats stats = cluster.store().stats();
    while (!leaving.isEmpty() && leaving.getFirst().revision() <= stats.compactedRevision()) {
      leaving.removeFirst();
    }
    long going = leaving.stream().mapToLong(Leaving::bytes).sum();
    return stats.eventBytes() + stats.historyBytes() - going;
  }

  /** When the oldest was written that can be taken away. */
  Optional<Instant> oldest() {
    return cluster.store() instanceof Evictable store ? store.oldest() : Optional.empty();
  }

  Evicted evict(int limit) {
    if (!(cluster.store() instanceof Evictable store)) {
      return Evicted.NOTHING;
    }
    Evicted evicted = Answers.of(store.evict(limit));
    evictedEvents.increment(evicted.events());
    evictedStates.increment(evicted.states());
    if (evicted.leaving() > 0) {
      leaving.addLast(new Leaving(cluster.store().revision(), evicted.leaving()));
    }
    return evicted;
  }
}
