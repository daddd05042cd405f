package dev.tidings.api.operations;

import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import dev.tidings.store.Subscription;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what happens from now on in the server's own store and in all clusters, on one thread.
 *
 * <p>Invariant: where it falls behind the kept history, or cannot read it, it goes on with the
 * present and says so in {@code tidings_events_uncounted_gaps_total}. All stores have their turn
 * before one of them has another.
 */
public final class EventCounting implements Clusters.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventCounting.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final EventTally tally;
  private final Counter gaps;
  private final Semaphore news = new Semaphore(1);
  private final Map<String, CountedStore> stores = new ConcurrentHashMap<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("event-tally").unstarted(this::follow);
  private @Nullable Subscription changes;
  private volatile boolean closed;

  private EventCounting(MeterRegistry registry) {
    this.tally = new EventTally(registry);
    this.gaps =
        Counter.builder("tidings.events.uncounted.gaps")
            .description(
                "Times that changes were not counted: gone from the history, or unreadable")
            .register(registry);
  }

  /** Begins to count, with the clusters that are there and those that come. */
  public static EventCounting start(EventStore own, Clusters clusters, MeterRegistry registry) {
    var counting = new EventCounting(registry);
    counting.count(Cluster.OWN, own);
    counting.changes = clusters.listen(counting);
    counting.thread.start();
    return counting;
  }

  private void count(String cluster, EventStore store) {
    stores.put(cluster, new CountedStore(cluster, store, this::wake));
    wake();
  }

  @Override
  public void added(Cluster cluster) {
    count(cluster.name(), cluster.store());
  }

  @Override
  public void removed(Cluster cluster) {
    CountedStore gone = stores.remove(cluster.name());
    if (gone != null) {
      gone.close();
    }
    tally.forget(cluster.name());
  }

  private void wake() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  private void follow() {
    while (!closed) {
      try {
        news.acquire();
        news.drainPermits();
        stores.values().forEach(this::countSome);
      } catch (InterruptedException closing) {
        return;
      }
    }
  }

  private void countSome(CountedStore store) {
    try {
      switch (store.countSome(tally)) {
        case MORE -> wake();
        case GAP -> {
          gaps.increment();
          wake();
        }
        case DONE -> {}
      }
    } catch (RuntimeException failure) {
      gaps.increment();
      if (store.skip()) {
        LOG.warn("changes of {} cannot be read, and are not counted", store.cluster(), failure);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    if (changes != null) {
      changes.close();
    }
    stores.values().forEach(CountedStore::close);
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
