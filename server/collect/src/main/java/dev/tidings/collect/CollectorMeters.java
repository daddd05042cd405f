package dev.tidings.collect;

import dev.tidings.collect.Accounts.Figures;
import dev.tidings.collect.Accounts.State;
import dev.tidings.collect.objects.Outcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of one collector, as long as the cluster is known. */
final class CollectorMeters {
  private final MeterRegistry registry;
  private final Tags cluster;
  private final Accounts accounts;
  private final List<Meter> meters = new ArrayList<>();

  private CollectorMeters(MeterRegistry registry, String cluster, Accounts accounts) {
    this.registry = registry;
    this.cluster = Tags.of("cluster", cluster);
    this.accounts = accounts;
  }

  static CollectorMeters bind(
      MeterRegistry registry, String cluster, Accounts accounts, InstantSource clock) {
    var bound = new CollectorMeters(registry, cluster, accounts);
    bound.events();
    bound.course();
    for (Outcome outcome : Outcome.values()) {
      bound.objects(outcome);
    }
    for (State state : State.values()) {
      Tags tags = Tags.of("state", word(state));
      bound.gauge("state", "What the collector does", tags, at -> at.state() == state ? 1 : 0);
    }
    bound.gauge(
        "lag.seconds",
        "How long ago the cluster was last heard of; watches tell about once a minute",
        Tags.empty(),
        at -> Duration.between(at.heard(), clock.instant()).toMillis() / 1e3);
    return bound;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void events() {
    counter("seen", "Events, and changes of events, that the cluster told of", Figures::seen);
    counter("written", "Of those, written here", Figures::written);
    counter("unchanged", "Of those, here already", Figures::unchanged);
    refused("unreadable", Figures::unreadable);
    refused("unstorable", Figures::unstorable);
    counter("put.off", "Of those, not kept at the time, and told again later", Figures::putOff);
    gauge("pending", "Of those, not settled yet", Tags.empty(), Figures::pending);
    counter("deletions", "Events that are gone there, and stay here", Figures::deletions);
  }

  private void refused(String cause, ToDoubleFunction<Figures> figure) {
    counter("refused", "Of those, none that can be kept", Tags.of("cause", cause), figure);
  }

  private void course() {
    counter("gaps", "Times that changes may have been missed", Figures::gaps);
    counter("lists", "Times that all events were listed", Figures::lists);
    counter("watches", "Watches that were opened", Figures::watches);
    counter("failures", "Times that something went wrong, to be tried again", Figures::failures);
  }

  private void objects(Outcome outcome) {
    meters.add(
        FunctionCounter.builder(
                "tidings.collector.objects", accounts.objects(), objects -> objects.of(outcome))
            .description("Events by what became of asking for the objects that they are about")
            .tags(cluster.and("outcome", word(outcome)))
            .register(registry));
  }

  private void counter(String name, String description, ToDoubleFunction<Figures> figure) {
    counter(name, description, Tags.empty(), figure);
  }

  private void counter(
      String name, String description, Tags tags, ToDoubleFunction<Figures> figure) {
    meters.add(
        FunctionCounter.builder(
                "tidings.collector." + name, accounts, at -> figure.applyAsDouble(at.figures()))
            .description(description)
            .tags(cluster.and(tags))
            .register(registry));
  }

  private void gauge(String name, String description, Tags tags, ToDoubleFunction<Figures> figure) {
    meters.add(
        Gauge.builder(
                "tidings.collector." + name, accounts, at -> figure.applyAsDouble(at.figures()))
            .description(description)
            .tags(cluster.and(tags))
            .register(registry));
  }

  void remove() {
    meters.forEach(registry::remove);
  }
}
