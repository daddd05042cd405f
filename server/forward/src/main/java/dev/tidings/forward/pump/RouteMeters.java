package dev.tidings.forward.pump;

import dev.tidings.forward.pump.Accounts.Figures;
import dev.tidings.forward.routes.DropCause;
import dev.tidings.store.EventStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of one route, as long as it is there. */
final class RouteMeters {
  private final MeterRegistry registry;
  private final Tags route;
  private final RouteState state;
  private final List<Meter> meters = new ArrayList<>();

  private RouteMeters(MeterRegistry registry, String route, RouteState state) {
    this.registry = registry;
    this.route = Tags.of("route", route);
    this.state = state;
  }

  static RouteMeters bind(
      MeterRegistry registry, String route, RouteState state, EventStore store) {
    var bound = new RouteMeters(registry, route, state);
    bound.accounts();
    bound.troubles();
    bound.gauge("pending", "Changes that were read and are not settled", Figures::pending);
    bound.meters.add(
        Gauge.builder("tidings.route.lag.revisions", state, at -> lag(at, store))
            .description("Revisions of the store that are not settled")
            .tags(bound.route)
            .register(registry));
    return bound;
  }

  private static long lag(RouteState state, EventStore store) {
    long revision = state.cursor().revision();
    return revision < 0 ? 0 : Math.max(0, store.revision() - revision);
  }

  private void accounts() {
    counter("offered", "Changes that were read", Tags.empty(), Figures::offered);
    counter("delivered", "Messages that were acknowledged", Tags.empty(), Figures::delivered);
    counter("dead.lettered", "Messages given up", Tags.empty(), Figures::deadLettered);
    for (DropCause cause : DropCause.values()) {
      Tags tags = Tags.of("cause", cause.name().toLowerCase(Locale.ROOT));
      counter("dropped", "Changes that are not sent", tags, figures -> figures.dropped(cause));
    }
  }

  private void troubles() {
    counter("retries", "Deliveries tried again", Tags.empty(), Figures::retries);
    counter(
        "gaps", "Times that changes were gone before they were read", Tags.empty(), Figures::gaps);
    counter(
        "missed.revisions",
        "Revisions that were gone before they were read",
        Tags.empty(),
        Figures::missedRevisions);
  }

  private void counter(
      String name, String description, Tags tags, ToDoubleFunction<Figures> figure) {
    meters.add(
        FunctionCounter.builder(
                "tidings.route." + name, state, at -> figure.applyAsDouble(at.accounts().figures()))
            .description(description)
            .tags(route.and(tags))
            .register(registry));
  }

  private void gauge(String name, String description, ToDoubleFunction<Figures> figure) {
    meters.add(
        Gauge.builder(
                "tidings.route." + name, state, at -> figure.applyAsDouble(at.accounts().figures()))
            .description(description)
            .tags(route)
            .register(registry));
  }

  void remove() {
    meters.forEach(registry::remove);
  }
}
