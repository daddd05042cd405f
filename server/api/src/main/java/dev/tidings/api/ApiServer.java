package dev.tidings.api;

import dev.tidings.api.discovery.DiscoveryEndpoint;
import dev.tidings.api.discovery.OpenApiEndpoint;
import dev.tidings.api.events.EventEndpoint;
import dev.tidings.api.events.EventResource;
import dev.tidings.api.identity.SelfReviewEndpoint;
import dev.tidings.api.namespaces.NamespaceEndpoint;
import dev.tidings.api.namespaces.Namespaces;
import dev.tidings.api.operations.ChangeFollower;
import dev.tidings.api.operations.EventTally;
import dev.tidings.api.operations.HealthEndpoint;
import dev.tidings.api.operations.MetricsEndpoint;
import dev.tidings.api.operations.StoreEndpoint;
import dev.tidings.api.operations.StoreMetrics;
import dev.tidings.api.ratelimit.EventRateLimit;
import dev.tidings.api.read.EventHandler;
import dev.tidings.api.reviews.ReviewEndpoint;
import dev.tidings.store.EventStore;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Serves the Kubernetes Event API over HTTP.
 *
 * <p>It does not own the store: whoever opened that closes it, after the server.
 */
public final class ApiServer implements AutoCloseable {
  private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  /** Every waiting write has at most one task with the resource's workers. */
  private static final int RESOURCE_WAITING = 100_000;

  private static final Duration LAST_TASKS = Duration.ofSeconds(1);

  private final ApiServerOptions options;
  private final Listener listener;
  private final List<Runnable> endings;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ApiServer(ApiServerOptions options, Listener listener, List<Runnable> endings) {
    this.options = options;
    this.listener = listener;
    this.endings = endings;
  }

  /**
   * Starts to listen; when this returns, requests are answered.
   *
   * @throws IOException when the port is taken, or the certificate, its key or another file cannot
   *     be used
   */
  public static ApiServer start(
      ApiServerOptions options, EventStore store, PrometheusMeterRegistry registry)
      throws IOException {
    Door door = Door.open(options, registry);
    var serving = new AtomicBoolean(true);
    ApiServerOptions.Limits limits = options.limits();
    var workers = new Workers("api", THREADS, limits.requestsInFlight(), LAST_TASKS);
    // each watch has at most one task, and one more looks whom a change concerns
    var watchWorkers = new Workers("api-watch", THREADS, limits.watches() + 1, LAST_TASKS);
    var resourceWorkers = new Workers("resource", THREADS, RESOURCE_WAITING, LAST_TASKS);
    var rateLimit = new EventRateLimit(options.control().rateLimit(), options.clock(), registry);
    var resource =
        EventResource.start(
            store,
            new EventResource.Settings(
                options.clock(),
                options.random(),
                options.eventTtl(),
                new UserGate(door.rights(), rateLimit)),
            resourceWorkers,
            watchWorkers);
    var parts =
        new Listener.Parts(
            door.entrance(),
            door.rights(),
            door.audits(),
            switchboard(
                options,
                store,
                registry,
                resource,
                new ReviewEndpoint(door.rights().authorizer()),
                workers,
                serving::get),
            workers,
            new OpenWatches(),
            new Admission(limits),
            new ConnectionDeadlines(limits.firstRequest(), limits.idle()),
            new RequestMetrics(registry),
            limits);
    var figures = new ServerMetrics(parts, workers, registry);
    StoreMetrics.bind(store, registry);
    var tally = ChangeFollower.start(store, new EventTally(registry)::count, registry);
    List<Runnable> below =
        List.of(
            workers::close,
            resource::close,
            watchWorkers::close,
            resourceWorkers::close,
            tally::close,
            figures::close,
            door::close);
    try {
      Listener listener = Listener.start(options, parts, door.reloads());
      var endings = new ArrayList<Runnable>(List.of(() -> serving.set(false), listener::close));
      endings.addAll(below);
      return new ApiServer(options, listener, endings);
    } catch (IOException failure) {
      below.forEach(Runnable::run);
      throw failure;
    }
  }

  private static Switchboard switchboard(
      ApiServerOptions options,
      EventStore store,
      PrometheusMeterRegistry registry,
      EventHandler events,
      ReviewEndpoint reviews,
      Workers workers,
      BooleanSupplier serving) {
    var namespaces = new Namespaces(store, options.clock());
    return new Switchboard(
        new EventEndpoint(events, options.clock()),
        new NamespaceEndpoint(namespaces, store, options.clock(), workers),
        reviews,
        new SelfReviewEndpoint(options.clock()),
        new DiscoveryEndpoint(),
        new OpenApiEndpoint(),
        new HealthEndpoint(store, serving),
        new StoreEndpoint(store),
        new MetricsEndpoint(registry));
  }

  /** The port that is listened on. */
  public int port() {
    return listener.port();
  }

  /** Where clients reach the server, such as {@code http://127.0.0.1:7400}. */
  public String url() {
    String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
    return (options.tls() == null ? "http" : "https") + "://" + host + ":" + port();
  }

  /**
   * Ends watches cleanly, lets requests end that are being answered, and closes every connection;
   * takes no longer than the limits say.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      endings.forEach(Runnable::run);
    }
  }
}
