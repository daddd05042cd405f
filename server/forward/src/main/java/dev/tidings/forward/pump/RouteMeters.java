package dev.tidings.forward.pump;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;

/**
 * The figures of one route, as long as it is there.
 *
 * @param meters those that are registered
 */
record RouteMeters(MeterRegistry registry, List<Meter> meters) {
  static RouteMeters bind(MeterRegistry registry, String route, RouteState state) {
    Tags tags = Tags.of("route", route);
    return new RouteMeters(
        registry,
        List.of(
            FunctionCounter.builder("tidings.route.retries", state, at -> at.troubles().retries())
                .description("Deliveries tried again")
                .tags(tags)
                .register(registry),
            FunctionCounter.builder(
                    "tidings.route.redelivered", state, at -> at.troubles().redelivered())
                .description("Dead letters that were delivered after all")
                .tags(tags)
                .register(registry),
            Gauge.builder("tidings.route.dead.letter.bytes", state, RouteState::deadLetterBytes)
                .description("What the dead letters take up that wait to be delivered again")
                .tags(tags)
                .register(registry),
            Gauge.builder("tidings.route.paused", state, at -> at.isPaused() ? 1 : 0)
                .description("1 while somebody has paused the route")
                .tags(tags)
                .register(registry)));
  }

  void remove() {
    meters.forEach(registry::remove);
  }
}
