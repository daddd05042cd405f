package dev.tidings.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers what a request asks it to: the request's body describes status, headers and text. */
final class EchoServer implements AutoCloseable {
  private final HttpServer http;

  private EchoServer(HttpServer http) {
    this.http = http;
  }

  static EchoServer start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer http = HttpServer.create(address, 0);
    http.createContext("/", EchoServer::answer);
    http.start();
    return new EchoServer(http);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode asked = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
      for (Map.Entry<String, JsonNode> header : asked.path("headers").properties()) {
        JsonNode value = header.getValue();
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
          exchange.getResponseHeaders().add(header.getKey(), one.stringValue());
        }
      }
      exchange.sendResponseHeaders(asked.path("status").intValue(), 0);
      String text = asked.path("text").asString("{}");
      exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
