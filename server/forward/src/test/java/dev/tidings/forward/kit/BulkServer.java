package dev.tidings.forward.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as Elasticsearch does: bulk requests item by item, and what is put is there. Each action
 * must be one that it knows, with an index, before a document on a line of its own.
 */
public final class BulkServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> requests = new ArrayList<>();
  private final List<JsonNode> lines = new ArrayList<>();
  private final Map<String, String> things = new HashMap<>();
  private final Queue<String> items = new ArrayDeque<>();
  private int mostBytes = Integer.MAX_VALUE;
  private Headers headers = new Headers();

  public BulkServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the next items of bulk requests come to, such as {@code "status":400}; else 201. */
  public synchronized void answer(String... members) {
    items.addAll(List.of(members));
  }

  /** Takes no request that is longer. */
  public synchronized void takeAtMost(int bytes) {
    mostBytes = bytes;
  }

  /** Method, path and query of each request. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Actions and documents in turn, of requests that were not too long. */
  public synchronized List<JsonNode> lines() {
    return List.copyOf(lines);
  }

  /** What was put, by its path. */
  public synchronized Map<String, String> things() {
    return Map.copyOf(things);
  }

  /** A header of the last request. */
  public synchronized String header(String name) {
    return String.valueOf(headers.getFirst(name));
  }

  private synchronized void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      InputStream body = exchange.getRequestBody();
      byte[] bytes = (gzip ? new GZIPInputStream(body) : body).readAllBytes();
      headers = exchange.getRequestHeaders();
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/_bulk")) {
        boolean fits = bytes.length <= mostBytes;
        answer(exchange, fits ? 200 : 413, fits ? bulk(new String(bytes, UTF_8)) : "{}");
      } else {
        thing(exchange, path, new String(bytes, UTF_8));
      }
    }
  }

  private void thing(HttpExchange exchange, String path, String body) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      things.put(path, body);
    }
    answer(exchange, things.containsKey(path) ? 200 : 404, "{\"acknowledged\":true}");
  }

  private String bulk(String body) {
    var answers = new ArrayList<String>();
    String[] parts = body.split("\n", -1);
    for (int i = 0; i + 1 < parts.length; i += 2) {
      JsonNode action = JsonMapper.shared().readTree(parts[i]);
      String kind = action.propertyNames().iterator().next();
      if (!List.of("create", "index").contains(kind) || !action.path(kind).has("_index")) {
        throw new IllegalArgumentException("Malformed action/metadata line: " + parts[i]);
      }
      lines.add(action);
      lines.add(JsonMapper.shared().readTree(parts[i + 1]));
      answers.add(
          "{\"" + kind + "\":{" + (items.isEmpty() ? "\"status\":201" : items.remove()) + "}}");
    }
    return "{\"errors\":false,\"items\":[" + String.join(",", answers) + "]}";
  }

  private static void answer(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
