package dev.tidings.forward.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leases as an API server keeps them: who writes an older version than there is, or makes one that
 * is there, gets a conflict.
 */
public final class LeaseServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, ObjectNode> leases = new HashMap<>();
  private int version = 100;
  private boolean away;

  /** Begins to answer, with no leases. */
  public LeaseServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/apis/coordination.k8s.io/v1/namespaces/", this::answer);
    http.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** From now on the server answers nothing but 503, or serves again. */
  public synchronized void away(boolean now) {
    away = now;
  }

  /** What a lease says; its path is {@code NAMESPACE/leases/NAME}. */
  public synchronized JsonNode spec(String path) {
    return leases
        .getOrDefault("/apis/coordination.k8s.io/v1/namespaces/" + path, JSON.createObjectNode())
        .path("spec");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange, exchange.getRequestBody().readAllBytes());
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.code(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private record Answer(int code, String body) {
    static Answer status(int code) {
      return new Answer(code, "{\"kind\":\"Status\",\"code\":" + code + "}");
    }

    static Answer of(int code, ObjectNode lease) {
      return new Answer(code, lease.toString());
    }
  }

  private synchronized Answer answer(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    if (away) {
      return Answer.status(503);
    }
    return switch (exchange.getRequestMethod()) {
      case "GET" ->
          leases.containsKey(path) ? Answer.of(200, leases.get(path)) : Answer.status(404);
      case "POST" -> create(path, (ObjectNode) JSON.readTree(body));
      case "PATCH" -> patch(path, (ObjectNode) JSON.readTree(body));
      default -> Answer.status(405);
    };
  }

  private Answer create(String folder, ObjectNode lease) {
    String path = folder + "/" + lease.path("metadata").path("name").stringValue();
    return leases.containsKey(path) ? Answer.status(409) : Answer.of(201, put(path, lease));
  }

  private Answer patch(String path, ObjectNode patch) {
    ObjectNode lease = leases.get(path);
    if (lease == null) {
      return Answer.status(404);
    }
    JsonNode expected = patch.path("metadata").path("resourceVersion");
    if (!expected.equals(lease.path("metadata").path("resourceVersion"))) {
      return Answer.status(409);
    }
    patch.properties().forEach(each -> lease.set(each.getKey(), each.getValue()));
    return Answer.of(200, put(path, lease));
  }

  private ObjectNode put(String path, ObjectNode lease) {
    ((ObjectNode) lease.path("metadata")).put("resourceVersion", Integer.toString(++version));
    leases.put(path, lease);
    return lease;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
