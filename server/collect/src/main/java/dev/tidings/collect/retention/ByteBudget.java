package dev.tidings.collect.retention;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all collected clusters may take together. When it is more, the oldest goes, whichever
 * cluster's it is: what is left begins at the same time everywhere. Of one thread.
 */
final class ByteBudget {
  private static final Logger LOG = LoggerFactory.getLogger(ByteBudget.class);

  /** A write that comes meanwhile waits for one step, some ten milliseconds. */
  private static final int STEP = 200;

  private final long most;
  private volatile long taken;
  private boolean told;

  /**
   * A budget.
   *
   * @param most bytes, before compression
   */
  ByteBudget(long most, MeterRegistry registry) {
    this.most = most;
    Gauge.builder("tidings.retention.budget.bytes", this, budget -> budget.most)
        .description("What collected events and their history may take, before compression")
        .register(registry);
    Gauge.builder("tidings.retention.bytes", this, budget -> budget.taken)
        .description("What they take, but for what is going already")
        .register(registry);
  }

  /** Takes some of the oldest away, if it is too much; says whether it was. */
  boolean shrink(Collection<KeptCluster> clusters) {
    taken = clusters.stream().mapToLong(KeptCluster::bytes).sum();
    return taken > most && evictOldest(clusters);
  }

  private boolean evictOldest(Collection<KeptCluster> clusters) {
    Optional<KeptCluster> oldest =
        clusters.stream()
            .filter(cluster -> cluster.oldest().isPresent())
            .min(Comparator.comparing(cluster -> cluster.oldest().orElse(Instant.MAX)));
    if (oldest.isEmpty()) {
      return false;
    }
    tell(oldest.get());
    return oldest.get().evict(STEP).count() > 0;
  }

  /** Once: from then on it is always nearly too much, and the figures say how it goes on. */
  private void tell(KeptCluster cluster) {
    if (!told) {
      told = true;
      LOG.warn(
          "collected events take {} bytes, more than --retention-bytes {}: the oldest go, which are"
              + " those of cluster {} from {}",
          taken,
          most,
          cluster.name(),
          cluster.oldest().orElse(Instant.EPOCH));
    }
  }
}
