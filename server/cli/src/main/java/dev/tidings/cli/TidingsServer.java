package dev.tidings.cli;

import dev.tidings.api.ApiServer;
import dev.tidings.api.ApiServerOptions;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.api.reload.UnusableFileException;
import dev.tidings.forward.pump.Forwarder;
import dev.tidings.store.EventStore;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A whole server: the store in its folder, and the API over it. */
final class TidingsServer implements AutoCloseable {
  private static final String EVERYWHERE = "0.0.0.0";

  /** The folder, in that of the store, of what routes remember. */
  private static final String ROUTES = "routes";

  private final ServeOptions options;
  private final MemoryPlan memory;
  private final EventStore store;
  private final ApiServer api;
  private @Nullable Forwarding forwarding;

  private TidingsServer(ServeOptions options, MemoryPlan memory, EventStore store, ApiServer api) {
    this.options = options;
    this.memory = memory;
    this.store = store;
    this.api = api;
  }

  /** Starts everything; when it returns, requests are answered and the kubeconfig is written. */
  static TidingsServer start(ServeOptions options, InstantSource clock) throws CommandFailure {
    var memory = MemoryPlan.of(options.budget(), Runtime.getRuntime().maxMemory());
    EventStore store =
        RocksEventStore.open(storeOptions(options, clock).withMemory(memory.ofStore()));
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new MemoryMetrics(memory).bindTo(registry);
    TidingsServer server;
    try {
      ApiServer api = startApi(apiOptions(options, clock), store, registry);
      server = new TidingsServer(options, memory, store, api);
    } catch (CommandFailure | RuntimeException failed) {
      store.close();
      throw failed;
    }
    try {
      server.writeKubeconfig();
      server.forward(clock, registry);
      return server;
    } catch (CommandFailure failed) {
      server.close();
      throw failed;
    }
  }

  private static RocksOptions storeOptions(ServeOptions options, InstantSource clock) {
    return RocksOptions.of(options.data, new StoredTerms())
        .withClock(clock)
        .withHistory(options.history);
  }

  private static ApiServer startApi(
      ApiServerOptions options, EventStore store, PrometheusMeterRegistry registry)
      throws CommandFailure {
    try {
      return ApiServer.start(options, store, registry);
    } catch (UnusableFileException unusable) {
      throw new CommandFailure(String.valueOf(unusable.getMessage()), unusable);
    } catch (IOException failed) {
      String hint =
          failed.getCause() instanceof BindException ? " (--listen chooses another address)" : "";
      throw new CommandFailure(
          "cannot serve on %s: %s%s"
              .formatted(
                  new ListenAddress(options.host(), options.port()), failed.getMessage(), hint),
          failed);
    }
  }

  private static ApiServerOptions apiOptions(ServeOptions options, InstantSource clock)
      throws CommandFailure {
    ListenAddress listen = options.listen;
    ApiServerOptions api =
        ApiServerOptions.loopback(listen.port())
            .withHost(listen.host().isEmpty() ? EVERYWHERE : listen.host())
            .withAuthentication(options.users.authentication(options.control))
            .withControl(options.control.control())
            .withLimits(options.limits.limits())
            .withEventTtl(options.eventTtl)
            .withClock(clock);
    Path certificate = options.tlsCertFile;
    Path key = options.tlsPrivateKeyFile;
    return certificate == null || key == null
        ? api
        : api.withTls(new ApiServerOptions.Tls(certificate, key));
  }

  private void forward(InstantSource clock, MeterRegistry registry) throws CommandFailure {
    Forwarding.Source source = options.forwarding();
    if (source != null) {
      var place = new Forwarder.Place(options.data.resolve(ROUTES), clock, new Random());
      forwarding = Forwarding.start(source, store, place, registry);
    }
  }

  private void writeKubeconfig() throws CommandFailure {
    Path certificate = options.tlsCertFile;
    if (options.kubeconfigOut == null) {
      return;
    }
    Kubeconfig kubeconfig =
        certificate == null
            ? Kubeconfig.plain(url())
            : ServerCertificate.read(certificate).kubeconfig(url());
    kubeconfig.withToken(options.users.token()).write(options.kubeconfigOut);
  }

  /** Where clients on this machine reach the server. */
  URI url() {
    return URI.create(api.url().replace("//" + EVERYWHERE + ":", "//127.0.0.1:"));
  }

  /** How many events the server has. */
  long events() {
    return store.stats().liveEvents();
  }

  /** The line that says that requests are answered. */
  String ready(Duration took) {
    return "tidings: ready on %s in %d ms (%d events in %s, event TTL %s, history %s, memory %s)"
        .formatted(
            url(),
            took.toMillis(),
            events(),
            options.data,
            DurationOption.format(options.eventTtl),
            DurationOption.format(options.history),
            memory);
  }

  /** Ends watches, then requests, then routes, then the store. */
  @Override
  public void close() {
    try {
      api.close();
    } finally {
      closeStore();
    }
  }

  private void closeStore() {
    try {
      if (forwarding != null) {
        forwarding.close();
      }
    } finally {
      store.close();
    }
  }
}
