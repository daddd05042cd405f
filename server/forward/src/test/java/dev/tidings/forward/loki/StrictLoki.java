package dev.tidings.forward.loki;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what Loki's push API takes, and refuses what it refuses, with its words. */
final class StrictLoki implements AutoCloseable {
  /** Loki refuses what is older than a week unless it is told otherwise. */
  private static final Duration OLDEST = Duration.ofDays(7);

  private final Instant now;
  private final HttpServer server;
  private final Map<JsonNode, List<JsonNode>> streams = new LinkedHashMap<>();
  private final List<String> tenants = new ArrayList<>();
  private int busyAnswers;

  /** A line, or a whole request, that is not taken. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }

  StrictLoki(Instant now) throws IOException {
    this.now = now;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/loki/api/v1/push", this::push);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Has too much to do for some requests. */
  synchronized void busy(int requests) {
    busyAnswers = requests;
  }

  /** The lines of each stream, by its labels. */
  synchronized Map<JsonNode, List<JsonNode>> streams() {
    return Map.copyOf(streams);
  }

  synchronized List<String> tenants() {
    return List.copyOf(tenants);
  }

  private synchronized void push(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = body(exchange)) {
      tenants.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Scope-OrgID")));
      if (busyAnswers > 0) {
        busyAnswers--;
        exchange.getResponseHeaders().add("Retry-After", "3");
        answer(exchange, 429, "ingestion rate limit exceeded for user fake");
      } else {
        answer(exchange, JsonMapper.shared().readTree(body));
      }
    }
  }

  private void answer(HttpExchange exchange, JsonNode request) throws IOException {
    try {
      take(request);
      answer(exchange, 204, "");
    } catch (Refusal refusal) {
      answer(exchange, 400, String.valueOf(refusal.getMessage()));
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    boolean json = "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (!json) {
      throw new IOException("it would be taken for protobuf");
    }
    boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
  }

  private static void answer(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** As Loki does: good lines are kept although others are refused. */
  private void take(JsonNode request) throws Refusal {
    String refused = "";
    for (JsonNode stream : request.path("streams")) {
      labels(stream.path("stream"));
      for (JsonNode line : stream.path("values")) {
        refused = tooOld(line) ? "entry for stream has timestamp too old: " + line : refused;
        if (!tooOld(line)) {
          streams.computeIfAbsent(stream.path("stream"), none -> new ArrayList<>()).add(line);
        }
      }
    }
    if (!refused.isEmpty()) {
      throw new Refusal(refused);
    }
  }

  private static void labels(JsonNode labels) throws Refusal {
    if (!labels.isObject() || labels.isEmpty() || labels.size() > 15) {
      throw new Refusal("error at least one label pair is required per stream, and at most 15");
    }
    for (Map.Entry<String, JsonNode> each : labels.properties()) {
      boolean value = each.getValue().isString() && each.getValue().stringValue().length() <= 2048;
      if (!each.getKey().matches("[a-zA-Z_][a-zA-Z0-9_]*") || !value) {
        throw new Refusal("stream has an invalid label: " + each.getKey());
      }
    }
  }

  private boolean tooOld(JsonNode line) throws Refusal {
    boolean texts = line.path(0).isString() && line.path(1).isString();
    boolean beside = line.size() == 2 || line.path(2).valueStream().allMatch(JsonNode::isString);
    if (!line.isArray() || line.size() > 3 || !texts || !beside) {
      throw new Refusal("loghttp.PushRequest: unexpected token");
    }
    if (!line.path(0).stringValue().matches("\\d{19}")) {
      throw new Refusal("the time is not in nanoseconds");
    }
    long nanos = Long.parseLong(line.path(0).stringValue());
    return Instant.ofEpochSecond(0, nanos).isBefore(now.minus(OLDEST));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
