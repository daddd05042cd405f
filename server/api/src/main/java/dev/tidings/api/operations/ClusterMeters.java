package dev.tidings.api.operations;

import dev.tidings.store.Subscription;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one cluster, as long as it is there, told apart from those of others by the label
 * {@code cluster}. To be filled by one thread. Whoever is measured is kept alive by somebody else.
 */
public final class ClusterMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final Tags cluster;
  private final List<Meter> meters = new ArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();

  /** None yet. */
  public ClusterMeters(MeterRegistry registry, String cluster) {
    this.registry = registry;
    this.cluster = Tags.of("cluster", cluster);
  }

  /** A figure that goes up and down. */
  public <T> void gauge(String name, String description, T of, ToDoubleFunction<T> figure) {
    meters.add(
        Gauge.builder("tidings." + name, of, figure)
            .description(description)
            .tags(cluster)
            .register(registry));
  }

  /** A figure that only grows. */
  public <T> void counter(String name, String description, T of, ToDoubleFunction<T> figure) {
    meters.add(
        FunctionCounter.builder("tidings." + name, of, figure)
            .description(description)
            .tags(cluster)
            .register(registry));
  }

  /** Durations, as a histogram. */
  Timer timer(String name, String description, Duration... buckets) {
    Timer timer =
        Timer.builder("tidings." + name)
            .description(description)
            .tags(cluster)
            .serviceLevelObjectives(buckets)
            .register(registry);
    meters.add(timer);
    return timer;
  }

  /** What is to end with the figures. */
  void until(Subscription subscription) {
    subscriptions.add(subscription);
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    meters.forEach(registry::remove);
  }
}
