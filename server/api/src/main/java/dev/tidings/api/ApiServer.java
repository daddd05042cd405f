package dev.tidings.api;

import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
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
    return start(options, store, new Clusters(), registry);
  }

  /**
   * The same, with the events of clusters, which are served as long as they are there.
   *
   * @throws IOException when the port is taken, or the certificate, its key or another file cannot
   *     be used
   */
  public static ApiServer start(
      ApiServerOptions options,
      EventStore store,
      Clusters clusters,
      PrometheusMeterRegistry registry)
      throws IOException {
    Door door = Door.open(options, registry);
    Capacity capacity = Capacity.start(options);
    var documents = Switchboard.Documents.of(options, door.entrance().login());
    Mounting mounting = Mounting.start(options, capacity, documents, registry);
    Mounts mounts =
        Mounts.open(
            mounting.mount(Cluster.OWN, store, door.rights(), options.beside().routes()),
            clusters,
            mounting,
            door.clusterRights());
    var figures = new ServerMetrics(capacity, registry);
    List<Runnable> below =
        List.of(
            capacity.workers()::close, mounts::close, mounting::close, figures::close, door::close);
    boolean knowsUsers = options.authentication().knowsUsers();
    var traces = new RequestTraces(options.control().tracer(), knowsUsers, options.clock());
    var requests = new RequestMetrics(registry, traces);
    var parts = new Listener.Parts(door, mounts, capacity, requests);
    try {
      Listener listener = Listener.start(options, parts);
      var endings = new ArrayList<Runnable>(List.of(mounting::ending, listener::close));
      endings.addAll(below);
      return new ApiServer(options, listener, endings);
    } catch (IOException failure) {
      below.forEach(Runnable::run);
      throw failure;
    }
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
