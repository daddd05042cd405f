package dev.tidings.api;

import dev.tidings.api.events.EventEndpoint;
import dev.tidings.api.events.EventResource;
import dev.tidings.api.events.HistoryEndpoint;
import dev.tidings.api.identity.SelfReviewEndpoint;
import dev.tidings.api.lookup.LookupEndpoint;
import dev.tidings.api.namespaces.NamespaceEndpoint;
import dev.tidings.api.namespaces.Namespaces;
import dev.tidings.api.namespaces.RecentNames;
import dev.tidings.api.observations.ObservationEndpoint;
import dev.tidings.api.operations.ClusterMeters;
import dev.tidings.api.operations.ForwardedRoutes;
import dev.tidings.api.operations.HealthEndpoint;
import dev.tidings.api.operations.MetricsEndpoint;
import dev.tidings.api.operations.RoutesEndpoint;
import dev.tidings.api.operations.StoreEndpoint;
import dev.tidings.api.operations.StoreMetrics;
import dev.tidings.api.ratelimit.EventRateLimit;
import dev.tidings.api.read.Ids;
import dev.tidings.api.reviews.ReviewEndpoint;
import dev.tidings.api.sight.Place;
import dev.tidings.api.sight.Places;
import dev.tidings.api.sight.Sights;
import dev.tidings.api.stream.StreamEndpoint;
import dev.tidings.api.stream.Streams;
import dev.tidings.api.write.EventWriter;
import dev.tidings.api.write.Keeping;
import dev.tidings.api.write.WriteTimes;
import dev.tidings.store.EventStore;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes stores into what is served of them; they share threads, documents and limits. */
final class Mounting implements AutoCloseable {
  /** Every waiting write has at most one task with the resource's workers. */
  private static final int RESOURCE_WAITING = 100_000;

  /** For each store one more task looks whom a change concerns. */
  private static final int MOST_STORES = 1_000;

  private final ApiServerOptions options;
  private final Capacity capacity;
  private final Shared shared;
  private final EventRateLimit rateLimit;
  private final PrometheusMeterRegistry registry;
  private final WriteTimes times;
  private final AtomicBoolean serving = new AtomicBoolean(true);

  /**
   * What all have together.
   *
   * @param watches fill watches and streams
   * @param writes answer writes
   */
  private record Shared(
      Workers watches,
      Workers writes,
      Places places,
      Streams streams,
      Switchboard.Documents documents) {}

  private Mounting(
      ApiServerOptions options,
      Capacity capacity,
      Shared shared,
      PrometheusMeterRegistry registry) {
    this.options = options;
    this.capacity = capacity;
    this.shared = shared;
    this.rateLimit = new EventRateLimit(options.control().rateLimit(), options.clock(), registry);
    this.registry = registry;
    this.times = WriteTimes.of(registry, tracer(options));
  }

  /** Starts the threads. */
  static Mounting start(
      ApiServerOptions options,
      Capacity capacity,
      Switchboard.Documents documents,
      PrometheusMeterRegistry registry) {
    // each watch has at most one task
    int most = options.limits().counts().watches() + MOST_STORES;
    Workers watches = Workers.start("api-watch", Workers.THREADS, most);
    Workers writes = Workers.start("resource", Workers.THREADS, RESOURCE_WAITING);
    var places = new Places();
    var ids = new Ids(options.random());
    Streams streams = Streams.start(places, System::nanoTime, ids, watches);
    var shared = new Shared(watches, writes, places, streams, documents);
    return new Mounting(options, capacity, shared, registry);
  }

  /**
   * What is served of a store, until it is closed.
   *
   * @param cluster its name
   * @param routes what those may see and pause who have rights to it
   */
  Mount mount(String cluster, EventStore store, Rights rights, ForwardedRoutes routes) {
    EventResource resource =
        EventResource.start(
            store,
            new EventResource.Settings(
                new EventWriter.Settings(options.clock(), keeping(), times),
                options.random(),
                new UserGate(rights, rateLimit)),
            shared.writes(),
            shared.watches());
    var namespaces = new Namespaces(store, options.clock());
    var names = new RecentNames(namespaces::names, options.clock());
    shared.places().add(new Place(cluster, store, rights.authorizer(), names));
    var objects =
        new Switchboard.Objects(
            new EventEndpoint(resource, options.clock()),
            new HistoryEndpoint(store, options.clock()),
            new ObservationEndpoint(options.beside().agents()),
            new NamespaceEndpoint(namespaces, store, options.clock(), capacity.workers()),
            new ReviewEndpoint(rights.authorizer()),
            new SelfReviewEndpoint(options.clock()));
    var operations =
        new Switchboard.Operations(
            new HealthEndpoint(store, serving::get),
            new StoreEndpoint(store),
            new RoutesEndpoint(routes),
            new MetricsEndpoint(registry));
    var switchboard = new Switchboard(objects, shared.documents(), overview(rights), operations);
    var served = new Mount.Served(resource, meters(cluster, store, resource));
    return new Mount(served, switchboard, rights, null);
  }

  private ClusterMeters meters(String cluster, EventStore store, EventResource resource) {
    var meters = new ClusterMeters(registry, cluster);
    StoreMetrics.bind(store, meters);
    WatchMetrics.bind(resource.watches(), meters);
    return meters;
  }

  private Keeping keeping() {
    return new Keeping(options.eventTtl(), options.limits().sizes().eventBytes());
  }

  private static Tracer tracer(ApiServerOptions options) {
    Tracer tracer = options.control().tracer();
    return tracer == null ? OpenTelemetry.noop().getTracer("") : tracer;
  }

  /** What there is in all clusters, wherever it is asked for. */
  private Switchboard.Overview overview(Rights rights) {
    var sights = new Sights(shared.places(), rights::count);
    return new Switchboard.Overview(
        new LookupEndpoint(
            options.beside().finding(), sights, options.clock(), capacity::workersOf),
        new StreamEndpoint(shared.streams(), sights, capacity::workersOf));
  }

  /** What is served of a cluster is over: nobody looks there any more. */
  void unmount(String cluster, Mount mount) {
    shared.places().remove(cluster);
    mount.close();
  }

  /** From now on health checks say that the server ends. */
  void ending() {
    serving.set(false);
  }

  /** Ends the threads; after the mounts. */
  @Override
  public void close() {
    shared.streams().close();
    shared.watches().close();
    shared.writes().close();
  }
}
