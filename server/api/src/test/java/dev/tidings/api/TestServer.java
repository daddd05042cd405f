package dev.tidings.api;

import dev.tidings.api.operations.EventCounting;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.store.Clusters;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** A server on a free port over a store in a directory of its own, and a client for it. */
final class TestServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final RocksEventStore store;
  final ApiServer server;
  private final EventCounting counting;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  TestServer(RocksOptions stored, ApiServerOptions options, Clusters clusters) throws IOException {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    store = RocksEventStore.open(stored);
    counting = EventCounting.start(store, clusters, registry);
    server = ApiServer.start(options, store, clusters, registry);
  }

  TestServer(RocksOptions stored, ApiServerOptions options) throws IOException {
    this(stored, options, new Clusters());
  }

  TestServer(Path directory, ApiServerOptions options) throws IOException {
    this(RocksOptions.of(directory, new StoredTerms()), options);
  }

  TestServer(Path directory) throws IOException {
    this(directory, ApiServerOptions.loopback(0));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(PATIENCE);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  /** The answer as it is, where it is no text. */
  HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofByteArray());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError("no answer", failure);
    }
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> post(String path, String body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Creates an event about a pod. */
  HttpResponse<String> createEvent(String namespace, String name, String message) {
    String event =
        """
        {"metadata":{"name":"%s"},"involvedObject":{"kind":"Pod","namespace":"%s","name":"web-0"},
         "reason":"Tested","message":"%s","type":"Normal","source":{"component":"test"}}
        """
            .formatted(name, namespace, message);
    return post("/api/v1/namespaces/" + namespace + "/events", event);
  }

  /** A bare connection, for what no HTTP client would send. */
  Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  @Override
  public void close() {
    server.close();
    counting.close();
    store.close();
  }
}
