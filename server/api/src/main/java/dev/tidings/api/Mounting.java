package dev.tidings.api;

import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.discovery.DiscoveryEndpoint;
import dev.tidings.api.discovery.OpenApiEndpoint;
import dev.tidings.api.events.EventEndpoint;
import dev.tidings.api.events.EventResource;
import dev.tidings.api.events.HistoryEndpoint;
import dev.tidings.api.identity.SelfReviewEndpoint;
import dev.tidings.api.namespaces.NamespaceEndpoint;
import dev.tidings.api.namespaces.Namespaces;
import dev.tidings.api.observations.ObservationEndpoint;
import dev.tidings.api.operations.ForwardedRoutes;
import dev.tidings.api.operations.HealthEndpoint;
import dev.tidings.api.operations.MetricsEndpoint;
import dev.tidings.api.operations.RoutesEndpoint;
import dev.tidings.api.operations.StoreEndpoint;
import dev.tidings.api.pages.LoginWay;
import dev.tidings.api.pages.PageEndpoint;
import dev.tidings.api.ratelimit.EventRateLimit;
import dev.tidings.api.reviews.ReviewEndpoint;
import dev.tidings.api.write.Keeping;
import dev.tidings.store.EventStore;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes stores into what is served of them; they share threads, documents and limits. */
final class Mounting implements AutoCloseable {
  /** Every waiting write has at most one task with the resource's workers. */
  private static final int RESOURCE_WAITING = 100_000;

  /** For each store one more task looks whom a change concerns. */
  private static final int MOST_STORES = 1_000;

  private final ApiServerOptions options;
  private final Capacity capacity;
  private final Threads threads;
  private final EventRateLimit rateLimit;
  private final MetricsEndpoint metrics;
  private final Switchboard.Documents documents;
  private final AtomicBoolean serving = new AtomicBoolean(true);

  /** Those who fill watches, and those who answer writes. */
  private record Threads(Workers watches, Workers writes) {}

  private Mounting(
      ApiServerOptions options,
      Capacity capacity,
      Threads threads,
      PrometheusMeterRegistry registry) {
    this.options = options;
    this.capacity = capacity;
    this.threads = threads;
    this.rateLimit = new EventRateLimit(options.control().rateLimit(), options.clock(), registry);
    this.metrics = new MetricsEndpoint(registry);
    this.documents =
        new Switchboard.Documents(new DiscoveryEndpoint(), new OpenApiEndpoint(), pages(options));
  }

  private static PageEndpoint pages(ApiServerOptions options) {
    AuthenticationOptions users = options.authentication();
    LoginWay login = users.knowsTokens() ? LoginWay.TOKEN : LoginWay.NONE;
    return new PageEndpoint(options.beside().pages(), users.oidc() == null ? login : LoginWay.OIDC);
  }

  /** Starts the threads. */
  static Mounting start(
      ApiServerOptions options, Capacity capacity, PrometheusMeterRegistry registry) {
    // each watch has at most one task
    int watches = options.limits().counts().watches() + MOST_STORES;
    var threads =
        new Threads(
            Workers.start("api-watch", Workers.THREADS, watches),
            Workers.start("resource", Workers.THREADS, RESOURCE_WAITING));
    return new Mounting(options, capacity, threads, registry);
  }

  /**
   * What is served of a store, until it is closed.
   *
   * @param routes what those may see and pause who have rights to it
   */
  Mount mount(EventStore store, Rights rights, ForwardedRoutes routes) {
    EventResource resource =
        EventResource.start(
            store,
            new EventResource.Settings(
                options.clock(),
                options.random(),
                new Keeping(options.eventTtl(), options.limits().sizes().eventBytes()),
                new UserGate(rights, rateLimit)),
            threads.writes(),
            threads.watches());
    var objects =
        new Switchboard.Objects(
            new EventEndpoint(resource, options.clock()),
            new HistoryEndpoint(store, options.clock()),
            new ObservationEndpoint(options.beside().agents()),
            namespaces(store),
            new ReviewEndpoint(rights.authorizer()),
            new SelfReviewEndpoint(options.clock()));
    var operations =
        new Switchboard.Operations(
            new HealthEndpoint(store, serving::get),
            new StoreEndpoint(store),
            new RoutesEndpoint(routes),
            metrics);
    return new Mount(resource, new Switchboard(objects, documents, operations), rights, null);
  }

  private NamespaceEndpoint namespaces(EventStore store) {
    var namespaces = new Namespaces(store, options.clock());
    return new NamespaceEndpoint(namespaces, store, options.clock(), capacity.workers());
  }

  /** From now on health checks say that the server ends. */
  void ending() {
    serving.set(false);
  }

  /** Ends the threads; after the mounts. */
  @Override
  public void close() {
    threads.watches().close();
    threads.writes().close();
  }
}
