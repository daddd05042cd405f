package dev.tidings.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * As much of a Kubernetes API server as kubectl needs to describe the one pod that there is, and to
 * list others whose names are longer.
 */
record OnePodCluster(HttpServer server) implements AutoCloseable {
  private static final String PODS = "/api/v1/namespaces/shop/pods";

  private static final String NOT_FOUND =
      """
      {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404,
       "message":"pods not found"}
      """;

  static OnePodCluster start() throws IOException {
    var server =
        new OnePodCluster(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    server.server.createContext("/", OnePodCluster::answer);
    server.server.start();
    return server;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = body(exchange.getRequestURI().getPath());
      byte[] bytes = (body.isEmpty() ? NOT_FOUND : body).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(body.isEmpty() ? 404 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String body(String path) {
    return switch (path) {
      case "/api" -> "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}";
      case "/apis" -> "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}";
      case "/api/v1" ->
          """
          {"kind":"APIResourceList","groupVersion":"v1","resources":[
            {"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod",
             "verbs":["get","list"],"shortNames":["po"]}]}
          """;
      case PODS ->
          """
          {"kind":"PodList","apiVersion":"v1","metadata":{},"items":[%s,%s]}
          """
              .formatted(pod("web-0"), pod("web-10"));
      case PODS + "/web-0" -> pod("web-0");
      case PODS + "/web-10" -> pod("web-10");
      default -> "";
    };
  }

  private static String pod(String name) {
    return """
    {"kind":"Pod","apiVersion":"v1","metadata":{"name":"%s","namespace":"shop","uid":"u-1"},
     "spec":{"nodeName":"node-1","containers":[{"name":"web","image":"shop:2.0"}]},
     "status":{"phase":"Running","podIP":"10.0.0.7"}}
    """
        .formatted(name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
