package dev.tidings.api;

import dev.tidings.store.EventStore;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Serves the Kubernetes Event API over HTTP.
 *
 * <p>It does not own the store: whoever opened that closes it, after the server.
 */
public final class ApiServer implements AutoCloseable {
  private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  private static final Duration LAST_TASKS = Duration.ofSeconds(2);

  private final ApiServerOptions options;
  private final Listener listener;
  private final EventResource resource;
  private final Workers workers;
  private final Workers watchWorkers;
  private final AtomicBoolean serving;

  private ApiServer(
      ApiServerOptions options,
      Listener listener,
      EventResource resource,
      Workers workers,
      Workers watchWorkers,
      AtomicBoolean serving) {
    this.options = options;
    this.listener = listener;
    this.resource = resource;
    this.workers = workers;
    this.watchWorkers = watchWorkers;
    this.serving = serving;
  }

  /**
   * Starts to listen; when this returns, requests are answered.
   *
   * @throws IOException when the port is taken, or the certificate or its key cannot be read
   */
  public static ApiServer start(
      ApiServerOptions options, EventStore store, PrometheusMeterRegistry registry)
      throws IOException {
    ApiServerOptions.Limits limits = options.limits();
    var serving = new AtomicBoolean(true);
    var resource =
        EventResource.start(store, options.clock(), options.random(), options.eventTtl());
    var workers = new Workers("api", THREADS, limits.requestsInFlight(), LAST_TASKS);
    var watchWorkers = new Workers("api-watch", THREADS, limits.watches(), LAST_TASKS);
    var parts =
        new Listener.Parts(
            switchboard(options, store, registry, resource, workers, serving::get),
            workers,
            watchWorkers,
            new OpenWatches(),
            new Admission(limits),
            new ConnectionDeadlines(limits.firstRequest(), limits.idle()),
            new RequestMetrics(registry),
            limits);
    Listener listener;
    try {
      listener = Listener.start(options, parts);
    } catch (IOException failure) {
      resource.close();
      workers.close();
      watchWorkers.close();
      throw failure;
    }
    return new ApiServer(options, listener, resource, workers, watchWorkers, serving);
  }

  private static Switchboard switchboard(
      ApiServerOptions options,
      EventStore store,
      PrometheusMeterRegistry registry,
      EventResource resource,
      Workers workers,
      java.util.function.BooleanSupplier serving) {
    var namespaces = new Namespaces(store, options.clock());
    return new Switchboard(
        new EventEndpoint(resource, options.clock(), workers),
        new NamespaceEndpoint(namespaces, store, options.clock(), workers),
        new DiscoveryEndpoint(),
        new OpenApiEndpoint(),
        new HealthEndpoint(store, serving),
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
    serving.set(false);
    listener.close();
    resource.close();
    workers.close();
    watchWorkers.close();
  }
}
