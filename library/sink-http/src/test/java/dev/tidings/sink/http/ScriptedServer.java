package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A server on a free port that remembers what it is asked, and answers as a test says. */
public final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Answer answer = request -> new Reply(200, Map.of(), "{}");

  /** What a test answers to. */
  public record Request(String line, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).get(0);
    }
  }

  public record Reply(int code, Map<String, String> headers, String body) {}

  @FunctionalInterface
  public interface Answer {
    Reply to(Request request);
  }

  private ScriptedServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::handle);
    server.start();
  }

  public static ScriptedServer plain() throws IOException {
    return new ScriptedServer(HttpServer.create(anyPort(), 0), "http");
  }

  /** One that shows a certificate, and wants to see one if the context can check it. */
  static ScriptedServer tls(SSLContext context, ClientCertificate wanted) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = context.getDefaultSSLParameters();
            ssl.setNeedClientAuth(wanted == ClientCertificate.NEEDED);
            parameters.setSSLParameters(ssl);
          }
        });
    return new ScriptedServer(server, "https");
  }

  enum ClientCertificate {
    NEEDED,
    NOT_WANTED
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public ScriptedServer answering(Answer answer) {
    this.answer = answer;
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var request = new Request(line, Map.copyOf(exchange.getRequestHeaders()), body);
      requests.add(request);
      Reply reply = answer.to(request);
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] bytes = reply.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(reply.code(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  public List<Request> requests() {
    return requests;
  }

  public Request lastRequest() {
    return requests.get(requests.size() - 1);
  }

  public URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
