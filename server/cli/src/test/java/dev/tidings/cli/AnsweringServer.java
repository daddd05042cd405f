package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server that answers what it was told to, path by path, and remembers what it was asked. */
final class AnsweringServer implements AutoCloseable {
  /** Writes one answer. */
  interface Answer {
    void write(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Queue<Answer>> answers = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();

  private AnsweringServer(HttpServer server) {
    this.server = server;
  }

  static AnsweringServer start() {
    try {
      var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var server = new AnsweringServer(http);
      http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      http.createContext("/", server::answer);
      http.start();
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** The next answer on a path; the last one is given again. */
  synchronized AnsweringServer on(String path, Answer answer) {
    answers.computeIfAbsent(path, none -> new ArrayDeque<>()).add(answer);
    return this;
  }

  AnsweringServer on(String path, String json) {
    return on(path, 200, json);
  }

  AnsweringServer on(String path, int code, String body) {
    return on(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(code, bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    headers.add(Map.copyOf(exchange.getRequestHeaders()));
    try (exchange) {
      next(exchange.getRequestURI().getPath()).write(exchange);
    }
  }

  private synchronized Answer next(String path) {
    Queue<Answer> left = answers.get(path);
    if (left == null) {
      return exchange -> exchange.sendResponseHeaders(404, -1);
    }
    return left.size() > 1 ? left.remove() : left.element();
  }

  /** The paths and queries that were asked for, in order. */
  List<String> asked() {
    return asked;
  }

  /** A header of the request with this number, or nothing. */
  String header(int request, String name) {
    return String.join(",", headers.get(request).getOrDefault(name, List.of()));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
