package dev.tidings.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands before a server and passes requests on, but for those that it is told to answer. */
final class FrontDoor implements AutoCloseable {
  private static final List<String> PASSED_ON = List.of("Content-Type", "Accept");

  private final HttpServer http;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final Doorkeeper doorkeeper;

  /** An answer that does not come from the server. */
  record Word(int code, Map<String, String> headers, String body) {}

  /** Decides who gets in: nobody for whom it has a word. */
  @FunctionalInterface
  interface Doorkeeper {
    Optional<Word> to(String method, String path);
  }

  private FrontDoor(HttpServer http, URI server, Doorkeeper doorkeeper) {
    this.http = http;
    this.server = server;
    this.doorkeeper = doorkeeper;
  }

  static FrontDoor of(URI server, Doorkeeper doorkeeper) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var door = new FrontDoor(HttpServer.create(address, 0), server, doorkeeper);
    door.http.createContext("/", door::answer);
    door.http.start();
    return door;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().toString();
      Optional<Word> word = doorkeeper.to(exchange.getRequestMethod(), path);
      if (word.isPresent()) {
        word.get().headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, word.get().code(), word.get().body().getBytes(StandardCharsets.UTF_8));
      } else {
        HttpResponse<byte[]> passed = pass(exchange, path, body);
        send(exchange, passed.statusCode(), passed.body());
      }
    }
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, String path, byte[] body)
      throws IOException {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : PASSED_ON) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
          .ifPresent(value -> request.header(name, value));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(0);
    client.close();
  }
}
