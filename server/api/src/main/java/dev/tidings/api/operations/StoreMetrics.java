package dev.tidings.api.operations;

import dev.tidings.api.write.WriteTimes;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoreStats;
import dev.tidings.store.StoreStats.Writing;
import io.micrometer.core.instrument.Timer;
import java.util.function.ToDoubleFunction;

/** A store's own figures. */
public final class StoreMetrics {
  private final EventStore store;
  private final ClusterMeters meters;

  private StoreMetrics(EventStore store, ClusterMeters meters) {
    this.store = store;
    this.meters = meters;
  }

  public static void bind(EventStore store, ClusterMeters meters) {
    var metrics = new StoreMetrics(store, meters);
    metrics.gauges();
    metrics.counters();
    metrics.times();
  }

  private void gauges() {
    gauge("revision", "The newest revision", StoreStats::revision);
    gauge(
        "compacted.revision",
        "The oldest revision that can be read at",
        StoreStats::compactedRevision);
    gauge("events", "Events that exist", StoreStats::liveEvents);
    gauge("waiting.writes", "Writes that wait to be committed", StoreStats::waitingWrites);
    gauge(
        "writable",
        "1 while writes can be committed, 0 since the last of them failed",
        stats -> stats.writing() == Writing.WORKS ? 1 : 0);
    gauge(
        "expiry.lag.seconds",
        "How long the oldest event that is due has been waiting for its deletion",
        stats -> stats.expiryLag().toNanos() / 1e9);
    gauge("history.bytes", "Bytes of kept history", StoreStats::historyBytes);
    gauge("event.bytes", "Bytes of events that exist", StoreStats::eventBytes);
  }

  private void counters() {
    counter("writes", "Changes committed", StoreStats::writes);
    counter("failed.commits", "Batches that the machine refused", StoreStats::failedCommits);
    counter("expired", "Events deleted because they were due", StoreStats::expired);
  }

  private void times() {
    Timer whole = timer("commit", "Time that commits of batches take, each with one sync");
    Timer sync = timer("sync", "Of that, until the machine has it on disk");
    meters.until(
        store.timeCommits(
            took -> {
              whole.record(took.whole());
              sync.record(took.sync());
            }));
  }

  private Timer timer(String name, String description) {
    return meters.timer("store." + name + ".duration", description, WriteTimes.buckets());
  }

  private void gauge(String name, String description, ToDoubleFunction<StoreStats> figure) {
    meters.gauge("store." + name, description, store, at -> figure.applyAsDouble(at.stats()));
  }

  private void counter(String name, String description, ToDoubleFunction<StoreStats> figure) {
    meters.counter("store." + name, description, store, at -> figure.applyAsDouble(at.stats()));
  }
}
