package dev.tidings.collect.retention;

import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.StoreException;
import dev.tidings.store.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is stored of all clusters to the rules: what was stored by other rules gets its new
 * time, and of what is more than the budget the oldest goes. What is due is deleted by the stores
 * themselves.
 *
 * <p>Invariant: a cluster's store is used from when it is added until it is removed, by one step at
 * a time; and the thread rests for as long as its steps take, so that writes have half of every
 * store's time at least.
 */
public final class RetentionKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionKeeper.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
  private static final Duration SHORTEST_REST = Duration.ofMillis(10);

  /** How often it is looked whether there is anything to do. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Rules rules;
  private final MeterRegistry registry;
  private final @Nullable ByteBudget budget;
  private final Map<String, KeptCluster> kept = new TreeMap<>();
  private final Set<String> failing = new HashSet<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "tidings-retention");
  private @Nullable Subscription clusters;

  /**
   * What clusters are kept to.
   *
   * @param bytes what all of them may take; null for any
   * @param folder has one for each cluster, in which it is remembered what has been done
   */
  public record Rules(Retention retention, @Nullable Long bytes, Path folder) {}

  RetentionKeeper(Rules rules, MeterRegistry registry) {
    this.rules = rules;
    this.registry = registry;
    this.budget = rules.bytes() == null ? null : new ByteBudget(rules.bytes(), registry);
  }

  /** Begins, with the clusters that there are and those that come. */
  public static RetentionKeeper start(Rules rules, Clusters clusters, MeterRegistry registry) {
    var keeper = new RetentionKeeper(rules, registry);
    keeper.follow(clusters);
    keeper.thread.setDaemon(true);
    keeper.thread.start();
    return keeper;
  }

  /** Hears of clusters from now on. */
  void follow(Clusters all) {
    clusters =
        all.listen(
            new Clusters.Listener() {
              @Override
              public void added(Cluster cluster) {
                add(cluster);
              }

              @Override
              public void removed(Cluster cluster) {
                remove(cluster.name());
              }
            });
  }

  private synchronized void add(Cluster cluster) {
    String name = cluster.name();
    Path file = rules.folder().resolve(name).resolve("retention");
    kept.put(name, new KeptCluster(cluster, rules.retention().in(name), file, registry));
  }

  private synchronized void remove(String name) {
    kept.remove(name);
  }

  private void run() {
    try {
      Duration rest = SHORTEST_REST;
      while (!closed.await(rest.toNanos(), TimeUnit.NANOSECONDS)) {
        long start = System.nanoTime();
        boolean worked = step();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        rest = worked ? longer(took, SHORTEST_REST) : IDLE;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Something that may fail for one store, and says whether there was anything to do. */
  @FunctionalInterface
  private interface Work {
    boolean done() throws IOException;
  }

  /** Does some of what is to be done; says whether there was anything. */
  synchronized boolean step() {
    boolean worked = false;
    for (KeptCluster cluster : kept.values()) {
      worked |= attempt(cluster.name(), cluster::redate);
    }
    if (budget != null) {
      worked |= attempt("all", () -> budget.shrink(kept.values()));
    }
    return worked;
  }

  /** A store that fails must not keep the others from their rules. */
  private boolean attempt(String whose, Work work) {
    try {
      boolean worked = work.done();
      failing.remove(whose);
      return worked;
    } catch (IOException | RuntimeException failure) {
      if (failing.add(whose)) {
        tell(whose, failure);
      }
      return false;
    }
  }

  private static void tell(String whose, Exception failure) {
    String what = "the rules of retention cannot be followed ({}), and are tried again";
    if (failure instanceof IOException || failure instanceof StoreException) {
      LOG.warn(what + ": {}", whose, failure.getMessage());
    } else {
      LOG.error(what, whose, failure);
    }
  }

  @Override
  public void close() {
    if (clusters != null) {
      clusters.close();
    }
    closed.countDown();
    try {
      thread.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
