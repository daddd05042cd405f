package dev.tidings.api.delegation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** An API server, as far as those need one who have something reviewed by it. */
public final class TestReviewer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Semaphore turns = new Semaphore(1_000);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String answer = "{}";
  private volatile int failures;

  private TestReviewer(HttpServer server) {
    this.server = server;
  }

  public static TestReviewer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var reviewer = new TestReviewer(server);
    server.createContext("/apis/", reviewer::review);
    server.setExecutor(reviewer.threads);
    server.start();
    return reviewer;
  }

  /** Who asks it, and with which token of its own. */
  public Path kubeconfig(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("reviewer.kubeconfig"),
        """
        {"apiVersion": "v1", "kind": "Config", "current-context": "c",
         "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}],
         "clusters": [{"name": "c", "cluster": {"server": "http://127.0.0.1:%d"}}],
         "users": [{"name": "u", "user": {"token": "0wn"}}]}
        """
            .formatted(server.getAddress().getPort()));
  }

  /** What each review's status is from now on, as JSON. */
  public void says(String status) {
    answer = "{\"status\":" + status + "}";
  }

  /** How many reviews fail from now on before the next that does not. */
  public void fails(int times) {
    failures = times;
  }

  /** Lets nobody have an answer until {@link #letGo}. */
  public void hold() {
    turns.drainPermits();
  }

  public void letGo() {
    turns.release(1_000);
  }

  /** The authorization and the body of each request, in their order. */
  public List<String> asked() {
    return asked;
  }

  private void review(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
      turns.acquireUninterruptibly();
      byte[] bytes = answer.getBytes(UTF_8);
      boolean fail = failures > 0;
      failures = Math.max(0, failures - 1);
      exchange.sendResponseHeaders(fail ? 500 : 201, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    letGo();
    server.stop(0);
    threads.shutdownNow();
  }
}
