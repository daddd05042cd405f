package dev.tidings.cli;

import dev.tidings.api.ApiServer;
import dev.tidings.api.ApiServerOptions;
import dev.tidings.api.operations.EventCounting;
import dev.tidings.api.reload.UnusableFileException;
import dev.tidings.api.tracing.OtlpTraces;
import dev.tidings.collect.Collectors;
import dev.tidings.collect.Receiver;
import dev.tidings.collect.objects.KnownObjects;
import dev.tidings.collect.retention.RetentionKeeper;
import dev.tidings.dashboard.Dashboard;
import dev.tidings.forward.pump.Forwarder;
import dev.tidings.search.lucene.IndexSettings;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;

/** A whole server: the store in its folder, and the API over it. */
final class TidingsServer implements AutoCloseable {
  private static final String EVERYWHERE = "0.0.0.0";

  /** The folder, in that of the store, of what routes remember. */
  private static final String ROUTES = "routes";

  /** The folder, in that of the store, of what is collected. */
  private static final String CLUSTERS = "clusters";

  /** The folder, in that of the store, of the index. */
  private static final String SEARCH = "search";

  /** What is remembered of objects that events are about, of all clusters. */
  private static final long MOST_KNOWN_BYTES = 16 << 20;

  private final ServeOptions options;
  private final MemoryPlan memory;
  private final Deque<Runnable> endings;
  private final Running running;

  /** What is asked of a server that runs. */
  private record Running(EventStore store, Clusters clusters, ApiServer api, Routing routing) {}

  /** Where routes are shown, and their figures. */
  private record Routing(ServedRoutes routes, MeterRegistry registry) {}

  private TidingsServer(
      ServeOptions options, MemoryPlan memory, Deque<Runnable> endings, Running running) {
    this.options = options;
    this.memory = memory;
    this.endings = endings;
    this.running = running;
  }

  /** Starts everything; when it returns, requests are answered and the kubeconfig is written. */
  static TidingsServer start(ServeOptions options, InstantSource clock) throws CommandFailure {
    var memory = MemoryPlan.of(options.budget(), Runtime.getRuntime().maxMemory());
    var endings = new ArrayDeque<Runnable>();
    try {
      Running running = run(options, memory, clock, endings);
      var server = new TidingsServer(options, memory, endings, running);
      server.writeKubeconfig();
      server.forward(clock);
      return server;
    } catch (CommandFailure | RuntimeException failed) {
      end(endings);
      throw failed;
    }
  }

  /** Each part is started after those that it works with, and ends before them. */
  private static Running run(
      ServeOptions options, MemoryPlan memory, InstantSource clock, Deque<Runnable> endings)
      throws CommandFailure {
    var tracing = new Tracing(options.tracingConfigFile);
    PrometheusMeterRegistry registry = tracing.registry();
    Optional<OtlpTraces> traces = tracing.start(registry);
    traces.ifPresent(sent -> endings.push(sent::close));
    Stores stores = Stores.open(options, memory.ofStore(), clock);
    endings.push(stores::close);
    measure(memory, options.data, registry);
    var clusters = new Clusters();
    endings.push(EventCounting.start(stores.own(), clusters, registry)::close);
    Collecting collecting =
        Collecting.start(options.collect, collected(options, stores), clusters, registry);
    endings.push(collecting::close);
    Path folder = options.data.resolve(CLUSTERS);
    endings.push(
        RetentionKeeper.start(options.retention.keeping(folder), clusters, registry)::close);
    var routes = new ServedRoutes();
    ApiServerOptions served = apiOptions(options, clock).withRoutes(routes).withPages(dashboard());
    if (options.search.search) {
      Path index = options.data.resolve(SEARCH);
      Searching searching =
          Searching.start(IndexSettings.usual(index, clock), stores.own(), clusters);
      endings.push(searching::close);
      served = served.withFinding(searching.finding(collecting.collectors()));
    }
    if (options.acceptAgents) {
      var receiver = new Receiver(collecting.collectors());
      endings.push(receiver::close);
      served = served.withAgents(new AcceptedAgents(receiver));
    }
    ApiServer api = startApi(traced(served, traces), stores.own(), clusters, registry);
    endings.push(api::close);
    return new Running(stores.own(), clusters, api, new Routing(routes, registry));
  }

  private static ApiServerOptions traced(ApiServerOptions options, Optional<OtlpTraces> traces) {
    return traces.map(sent -> options.withTracer(sent.tracer())).orElse(options);
  }

  private static void measure(MemoryPlan memory, Path data, MeterRegistry registry) {
    new MemoryMetrics(memory).bindTo(registry);
    new DiskSpaceMetrics(data.toFile()).bindTo(registry);
  }

  /** After the kubeconfig is written, which a route may go by. */
  private void forward(InstantSource clock) throws CommandFailure {
    Forwarding.Source source = options.forwarding();
    if (source != null) {
      var place = new Forwarder.Place(options.data.resolve(ROUTES), clock, new Random());
      var sources = new Forwarding.Sources(running.store(), running.clusters());
      Forwarding forwarding =
          Forwarding.start(source, sources, place, running.routing().registry());
      endings.push(forwarding::close);
      running.routing().routes().show(forwarding.forwarder());
    }
  }

  private static DashboardPages dashboard() throws CommandFailure {
    try {
      return new DashboardPages(Dashboard.load());
    } catch (IOException failed) {
      throw new CommandFailure("the dashboard cannot be read: " + failed.getMessage(), failed);
    }
  }

  private static Collectors.Place collected(ServeOptions options, Stores stores) {
    return new Collectors.Place(
        options.data.resolve(CLUSTERS),
        folder -> stores.ofCluster(folder, options.history()),
        options.retention.retention(),
        options.collect.objects ? new KnownObjects(MOST_KNOWN_BYTES) : null,
        stores.clock(),
        new Random());
  }

  private static ApiServer startApi(
      ApiServerOptions options,
      EventStore store,
      Clusters clusters,
      PrometheusMeterRegistry registry)
      throws CommandFailure {
    try {
      return ApiServer.start(options, store, clusters, registry);
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

  private void writeKubeconfig() throws CommandFailure {
    Path certificate = options.tlsCertFile;
    if (options.kubeconfigOut == null) {
      return;
    }
    Kubeconfig kubeconfig =
        certificate == null
            ? Kubeconfig.plain(url())
            : ServerCertificate.read(certificate).kubeconfig(url());
    endings.push(
        KubeconfigFile.keep(
                kubeconfig.withToken(options.users.token()),
                options.kubeconfigOut,
                running.clusters())
            ::close);
  }

  /** Where clients on this machine reach the server. */
  URI url() {
    return URI.create(running.api().url().replace("//" + EVERYWHERE + ":", "//127.0.0.1:"));
  }

  /** How many events the server has. */
  long events() {
    return running.store().stats().liveEvents();
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
            DurationOption.format(options.history()),
            memory);
  }

  /** Ends routes, then watches, then requests, then collectors, then the stores. */
  @Override
  public void close() {
    end(endings);
  }

  /** Ends all of them, the one that was begun last first, whatever fails. */
  private static void end(Deque<Runnable> endings) {
    if (!endings.isEmpty()) {
      try {
        endings.pop().run();
      } finally {
        end(endings);
      }
    }
  }
}
