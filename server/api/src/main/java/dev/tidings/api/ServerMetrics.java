package dev.tidings.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/** What clients take up of the server, and how the machine below it is. Ends with the server. */
final class ServerMetrics implements AutoCloseable {
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  ServerMetrics(Listener.Parts parts, Workers workers, MeterRegistry registry) {
    Admission admission = parts.admission();
    ConnectionDeadlines connections = parts.deadlines();
    Gauge.builder("tidings.connections", connections, ConnectionDeadlines::open)
        .description("Connections that are open")
        .register(registry);
    FunctionCounter.builder(
            "tidings.connections.idle.closed", connections, ConnectionDeadlines::closedAsIdle)
        .description("Connections closed because no request came")
        .register(registry);
    Gauge.builder("tidings.requests.in.flight", admission, Admission::requestsInFlight)
        .description("Requests being answered, watches aside")
        .register(registry);
    Gauge.builder("tidings.watches", admission, Admission::openWatches)
        .description("Watches that are open")
        .register(registry);
    Gauge.builder("tidings.request.body.bytes", admission, Admission::heldBodyBytes)
        .description("Bytes of request bodies that are held")
        .register(registry);
    FunctionCounter.builder("tidings.requests.overload", admission, Admission::refused)
        .description("Requests and watches refused because there were too many")
        .register(registry);
    Gauge.builder("tidings.workers.waiting", workers, Workers::waiting)
        .description("Requests waiting for a worker")
        .register(registry);
    bindMachine(registry);
  }

  private void bindMachine(MeterRegistry registry) {
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
