package dev.tidings.forward.pump;

import dev.tidings.forward.routes.DropCause;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of one route about one cluster, as long as both are there. */
final class LaneMeters {
  private final MeterRegistry registry;
  private final Tags tags;
  private final Lane lane;
  private final List<Meter> meters = new ArrayList<>();

  private LaneMeters(MeterRegistry registry, String route, Lane lane) {
    this.registry = registry;
    this.tags = Tags.of("route", route, "cluster", lane.feed().cluster());
    this.lane = lane;
  }

  static LaneMeters bind(MeterRegistry registry, String route, Lane lane) {
    var bound = new LaneMeters(registry, route, lane);
    bound.accounts();
    bound.gaps();
    bound.gauges();
    return bound;
  }

  private void accounts() {
    counter("offered", "Changes that were read", Tags.empty(), Figures::offered);
    counter("delivered", "Messages that were acknowledged", Tags.empty(), Figures::delivered);
    counter("dead.lettered", "Messages given up", Tags.empty(), Figures::deadLettered);
    for (DropCause cause : DropCause.values()) {
      Tags why = Tags.of("cause", cause.name().toLowerCase(Locale.ROOT));
      counter("dropped", "Changes that are not sent", why, figures -> figures.dropped(cause));
    }
  }

  private void gaps() {
    counter(
        "gaps", "Times that changes were gone before they were read", Tags.empty(), Figures::gaps);
    counter(
        "missed.revisions",
        "Revisions that were gone before they were read",
        Tags.empty(),
        Figures::missedRevisions);
  }

  private void gauges() {
    gauge(
        "pending",
        "Changes that were read and are not settled",
        at -> at.accounts().figures().pending());
    gauge("lag.revisions", "Revisions of the store that are not settled", Lane::lagRevisions);
    gauge(
        "lag.seconds",
        "For how long the oldest change has been there that is not settled",
        Lane::lagSeconds);
  }

  private void counter(
      String name, String description, Tags more, ToDoubleFunction<Figures> figure) {
    meters.add(
        FunctionCounter.builder(
                "tidings.route." + name, lane, at -> figure.applyAsDouble(at.accounts().figures()))
            .description(description)
            .tags(tags.and(more))
            .register(registry));
  }

  private void gauge(String name, String description, ToDoubleFunction<Lane> figure) {
    meters.add(
        Gauge.builder("tidings.route." + name, lane, figure)
            .description(description)
            .tags(tags)
            .register(registry));
  }

  void remove() {
    meters.forEach(registry::remove);
  }
}
