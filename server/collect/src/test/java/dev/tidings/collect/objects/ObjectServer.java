package dev.tidings.collect.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Objects as an API server serves them to who wants their metadata only. */
final class ObjectServer implements AutoCloseable {
  private static final String CORE =
      """
      {"kind":"APIResourceList","groupVersion":"v1","resources":[
        {"name":"nodes","kind":"Node","namespaced":false},
        {"name":"pods/status","kind":"Pod","namespaced":true},
        {"name":"pods","kind":"Pod","namespaced":true}]}
      """;
  private static final String APPS =
      """
      {"kind":"APIResourceList","groupVersion":"apps/v1","resources":[
        {"name":"deployments","kind":"Deployment","namespaced":true},
        {"name":"replicasets","kind":"ReplicaSet","namespaced":true}]}
      """;

  private final HttpServer http;
  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean hangs;

  ObjectServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
    http.createContext("/", this::answer);
    http.start();
    documents.put("/api/v1", CORE);
    documents.put("/apis/apps/v1", APPS);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Has an object, whose metadata is JSON. */
  void put(String path, String metadata) {
    documents.put(
        path,
        "{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":"
            + metadata
            + "}");
  }

  void remove(String path) {
    documents.remove(path);
  }

  /** From now on no request is answered. */
  void hang() {
    hangs = true;
  }

  int asked() {
    return asked.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      if (hangs) {
        end.await();
      }
      String path = exchange.getRequestURI().getRawPath();
      String found = documents.getOrDefault(path, "");
      boolean metadataOnly =
          String.valueOf(exchange.getRequestHeaders().getFirst("Accept"))
              .contains("as=PartialObjectMetadata");
      boolean kinds = path.equals("/api/v1") || path.equals("/apis/apps/v1");
      send(exchange, found.isEmpty() ? 404 : kinds || metadataOnly ? 200 : 406, found);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int code, String found) throws IOException {
    byte[] body =
        (code == 200 ? found : "{\"kind\":\"Status\",\"message\":\"no\"}").getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    end.countDown();
    http.stop(0);
  }
}
