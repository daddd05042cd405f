package dev.tidings.api.operations;

import dev.tidings.store.EventStore;
import dev.tidings.store.StoreStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** The store's own figures. */
public final class StoreMetrics {
  private final EventStore store;
  private final MeterRegistry registry;

  private StoreMetrics(EventStore store, MeterRegistry registry) {
    this.store = store;
    this.registry = registry;
  }

  public static void bind(EventStore store, MeterRegistry registry) {
    var metrics = new StoreMetrics(store, registry);
    metrics.gauge("revision", "The newest revision", StoreStats::revision);
    metrics.gauge(
        "compacted.revision",
        "The oldest revision that can be read at",
        StoreStats::compactedRevision);
    metrics.gauge("events", "Events that exist", StoreStats::liveEvents);
    metrics.gauge("waiting.writes", "Writes that wait to be committed", StoreStats::waitingWrites);
    metrics.gauge(
        "expiry.lag.seconds",
        "How long the oldest event that is due has been waiting for its deletion",
        stats -> seconds(stats.expiryLag()));
    metrics.gauge("history.bytes", "Bytes of kept history", StoreStats::historyBytes);
    metrics.gauge("event.bytes", "Bytes of events that exist", StoreStats::eventBytes);
    metrics.counter("writes", "Changes committed", StoreStats::writes);
    metrics.counter("commits", "Batches committed, each with one sync", StoreStats::commits);
    metrics.counter(
        "commit.seconds", "Time spent in commits", stats -> seconds(stats.commitTime()));
    metrics.counter(
        "failed.commits", "Batches that the machine refused", StoreStats::failedCommits);
    metrics.counter("expired", "Events deleted because they were due", StoreStats::expired);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private void gauge(String name, String description, ToDoubleFunction<StoreStats> figure) {
    Gauge.builder("tidings.store." + name, store, s -> figure.applyAsDouble(s.stats()))
        .description(description)
        .register(registry);
  }

  private void counter(String name, String description, ToDoubleFunction<StoreStats> figure) {
    FunctionCounter.builder("tidings.store." + name, store, s -> figure.applyAsDouble(s.stats()))
        .description(description)
        .register(registry);
  }
}
