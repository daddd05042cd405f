package dev.tidings.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What clients take up of the server, and how the machine below it is. Ends with the server. */
final class ServerMetrics implements AutoCloseable {
  private final MeterRegistry registry;
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  ServerMetrics(Capacity capacity, MeterRegistry registry) {
    this.registry = registry;
    Admission admission = capacity.admission();
    ConnectionDeadlines connections = capacity.connections();
    gauge("connections", "Connections that are open", connections::open);
    counter(
        "connections.idle.closed",
        "Connections closed because no request came",
        connections,
        ConnectionDeadlines::closedAsIdle);
    gauge("requests.in.flight", "Requests being answered", admission::requestsInFlight);
    gauge("watches", "Watches that are open", admission::openWatches);
    gauge(
        "watches.slow",
        "Watches whose clients take no more at the moment, though there is more for them",
        capacity.watches()::slow);
    gauge("request.body.bytes", "Bytes of request bodies held", admission.bodies()::held);
    gauge("answer.bytes", "Bytes of answers not taken yet", admission.answers()::held);
    counter(
        "requests.overload",
        "Requests, watches, bodies and answers refused because there were too many",
        admission,
        Admission::refused);
    gauge("workers.waiting", "Requests waiting for a worker", capacity.workers()::waiting);
    seats("readOnly", admission.readers());
    seats("mutating", admission.writers());
    bindMachine();
  }

  /** Under the names that kube-apiserver uses. */
  private void seats(String kind, Seats seats) {
    Tags tags = Tags.of("request_kind", kind);
    Gauge.builder("apiserver.current.inflight.requests", seats, Seats::taken)
        .description("Requests being answered, watches aside")
        .tags(tags)
        .register(registry);
    Gauge.builder("apiserver.current.inqueue.requests", seats, Seats::waiting)
        .description("Requests that wait for others of their kind to be answered")
        .tags(tags)
        .register(registry);
    rejected(tags.and("reason", "queue-full"), seats, Seats::refused);
    rejected(tags.and("reason", "time-out"), seats, Seats::expired);
  }

  private void rejected(Tags tags, Seats seats, ToDoubleFunction<Seats> figure) {
    FunctionCounter.builder("apiserver.flowcontrol.rejected.requests", seats, figure)
        .description("Requests refused because too many of their user's waited, or for too long")
        .tags(tags)
        .register(registry);
  }

  private void gauge(String name, String description, Supplier<Number> figure) {
    Gauge.builder("tidings." + name, figure).description(description).register(registry);
  }

  private <T> void counter(String name, String description, T owner, ToDoubleFunction<T> figure) {
    FunctionCounter.builder("tidings." + name, owner, figure)
        .description(description)
        .register(registry);
  }

  private void bindMachine() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
  }

  @Override
  public void close() {
    garbageCollection.close();
  }
}
