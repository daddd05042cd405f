package dev.tidings.forward.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.zip.GZIPInputStream;

/** A server that keeps what it is posted, and answers as it was told to: in turn, then with 200. */
public final class Receiving implements AutoCloseable {
  private final List<Posted> posted = new ArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final HttpServer server;
  private Answer usual = new Answer(200, "", "");

  /**
   * What came.
   *
   * @param bytes after decompression
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  public record Posted(String path, Headers headers, byte[] bytes) {
    /** The same as text. */
    public String body() {
      return new String(bytes, UTF_8);
    }
  }

  private record Answer(int code, String retryAfter, String body) {}

  private Receiving(HttpServer server) {
    this.server = server;
  }

  public static Receiving start() throws IOException {
    var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var started = new Receiving(HttpServer.create(any, 0));
    started.server.createContext("/", started::receive);
    started.server.start();
    return started;
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers so whenever nothing else is to be answered. */
  public synchronized Receiving usually(int code, String body) {
    usual = new Answer(code, "", body);
    return this;
  }

  /** Answers so once, after what is to be answered before. */
  public synchronized Receiving answer(int code, String body) {
    return answer(code, "", body);
  }

  /** The same, asking to be left alone. */
  public synchronized Receiving answer(int code, String retryAfter, String body) {
    answers.add(new Answer(code, retryAfter, body));
    return this;
  }

  private synchronized void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    posted.add(
        new Posted(
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            zipped ? unzipped(body) : body));
    Answer answer = answers.isEmpty() ? usual : answers.remove();
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    byte[] text = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.code(), text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private static byte[] unzipped(byte[] zipped) throws IOException {
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return plain.readAllBytes();
    }
  }

  public synchronized List<Posted> posted() {
    return List.copyOf(posted);
  }

  public synchronized List<String> bodies() {
    return posted.stream().map(Posted::body).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
