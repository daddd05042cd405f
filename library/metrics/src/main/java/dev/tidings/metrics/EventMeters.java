package dev.tidings.metrics;

import dev.tidings.recorder.Accounts;
import dev.tidings.recorder.DropCause;
import dev.tidings.recorder.EventBroadcaster;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What becomes of events, and where they wait: read from the broadcaster when somebody asks. */
final class EventMeters {
  private static final String EVENTS = "tidings.recorder.events";

  private final EventBroadcaster broadcaster;
  private final MeterRegistry registry;
  private final Tags tags;

  /** Reads the accounts of one sink, or of the broadcaster. */
  @FunctionalInterface
  private interface Reading {
    Accounts of(EventBroadcaster broadcaster);
  }

  EventMeters(EventBroadcaster broadcaster, MeterRegistry registry, Tag name) {
    this.broadcaster = broadcaster;
    this.registry = registry;
    this.tags = Tags.of(name);
  }

  void register() {
    int sinks = broadcaster.sinks().size();
    for (int i = 0; i < sinks; i++) {
      sink(i, tags.and("sink", String.valueOf(i)));
    }
    if (sinks == 0) {
      accounts(EventBroadcaster::accounts, tags.and("sink", "none"));
    }
    gauge("queue.incoming", EventBroadcaster::queued, tags)
        .description("Events that wait to be handed to watchers and sinks")
        .register(registry);
    besides();
  }

  private void sink(int sink, Tags tags) {
    accounts(from -> from.sinks().get(sink).accounts(), tags);
    gauge("queue.sink", from -> from.sinks().get(sink).queued(), tags)
        .description("Events that wait for the sink to look at them")
        .register(registry);
    gauge("spool.events", from -> from.sinks().get(sink).spool().events(), tags)
        .description("Events that wait on disk")
        .register(registry);
    gauge("spool.size", from -> from.sinks().get(sink).spool().bytes(), tags)
        .description("What the spool takes on disk")
        .baseUnit(BaseUnits.BYTES)
        .register(registry);
  }

  private void accounts(Reading accounts, Tags tags) {
    outcome("created", "none", from -> accounts.of(from).created(), tags);
    outcome("updated", "none", from -> accounts.of(from).updated(), tags);
    for (DropCause cause : DropCause.values()) {
      outcome(word(cause.kind()), word(cause), from -> accounts.of(from).dropped(cause), tags);
    }
    counter(EVENTS + ".offered", from -> accounts.of(from).offered(), tags)
        .description("Events that were recorded")
        .register(registry);
    gauge("events.pending", from -> accounts.of(from).pending(), tags)
        .description("Events of which it is not known yet what becomes of them")
        .register(registry);
  }

  private void outcome(
      String outcome, String cause, ToDoubleFunction<EventBroadcaster> count, Tags tags) {
    counter(EVENTS, count, tags.and("outcome", outcome, "cause", cause))
        .description("What became of events that were recorded")
        .register(registry);
  }

  private void besides() {
    counter("tidings.recorder.messages.cut", EventBroadcaster::messagesCut, tags)
        .description("Messages that were longer than an API server takes")
        .register(registry);
    counter("tidings.recorder.series.evicted", EventBroadcaster::seriesEvicted, tags)
        .description("Series that were forgotten because there were too many")
        .register(registry);
  }

  private FunctionCounter.Builder<EventBroadcaster> counter(
      String name, ToDoubleFunction<EventBroadcaster> count, Tags tags) {
    return FunctionCounter.builder(name, broadcaster, count).tags(tags);
  }

  private Gauge.Builder<EventBroadcaster> gauge(
      String name, ToDoubleFunction<EventBroadcaster> value, Tags tags) {
    return Gauge.builder("tidings.recorder." + name, broadcaster, value).tags(tags);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
