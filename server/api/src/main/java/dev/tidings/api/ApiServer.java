package dev.tidings.api;

import dev.tidings.api.discovery.DiscoveryEndpoint;
import dev.tidings.api.discovery.OpenApiEndpoint;
import dev.tidings.api.events.EventEndpoint;
import dev.tidings.api.events.EventResource;
import dev.tidings.api.events.HistoryEndpoint;
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
import dev.tidings.api.reviews.ReviewEndpoint;
import dev.tidings.api.write.Keeping;
import dev.tidings.store.EventStore;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Serves the Kubernetes Event API over HTTP.
 *
 * <p>It does not own the store: whoever opened that closes it, after the server.
 */
public final class ApiServer implements AutoCloseable {
  /** Every waiting write has at most one task with the resource's workers. */
  private static final int RESOURCE_WAITING = 100_000;

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
    Capacity capacity = Capacity.start(options);
    // each watch has at most one task, and one more looks whom a change concerns
    Workers watchWorkers =
        Workers.start("api-watch", Workers.THREADS, options.limits().counts().watches() + 1);
    Workers resourceWorkers = Workers.start("resource", Workers.THREADS, RESOURCE_WAITING);
    var rateLimit = new EventRateLimit(options.control().rateLimit(), options.clock(), registry);
    var resource =
        EventResource.start(
            store,
            new EventResource.Settings(
                options.clock(),
                options.random(),
                new Keeping(options.eventTtl(), options.limits().sizes().eventBytes()),
                new UserGate(door.rights(), rateLimit)),
            resourceWorkers,
            watchWorkers);
    var serving = new AtomicBoolean(true);
    var switchboard =
        new Switchboard(
            new Switchboard.Objects(
                new EventEndpoint(resource, options.clock()),
                new HistoryEndpoint(store, options.clock()),
                namespaces(options, store, capacity),
                new ReviewEndpoint(door.rights().authorizer()),
                new SelfReviewEndpoint(options.clock())),
            new Switchboard.Documents(new DiscoveryEndpoint(), new OpenApiEndpoint()),
            new Switchboard.Operations(
                new HealthEndpoint(store, serving::get),
                new StoreEndpoint(store),
                new MetricsEndpoint(registry)));
    var figures = new ServerMetrics(capacity, registry);
    StoreMetrics.bind(store, registry);
    var tally = ChangeFollower.start(store, new EventTally(registry)::count, registry);
    List<Runnable> below =
        List.of(
            capacity.workers()::close,
            resource::close,
            watchWorkers::close,
            resourceWorkers::close,
            tally::close,
            figures::close,
            door::close);
    var parts = new Listener.Parts(door, switchboard, capacity, new RequestMetrics(registry));
    try {
      Listener listener = Listener.start(options, parts);
      var endings = new ArrayList<Runnable>(List.of(() -> serving.set(false), listener::close));
      endings.addAll(below);
      return new ApiServer(options, listener, endings);
    } catch (IOException failure) {
      below.forEach(Runnable::run);
      throw failure;
    }
  }

  private static NamespaceEndpoint namespaces(
      ApiServerOptions options, EventStore store, Capacity capacity) {
    var namespaces = new Namespaces(store, options.clock());
    return new NamespaceEndpoint(namespaces, store, options.clock(), capacity.workers());
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
