package dev.tidings.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes events to a server, as a component of a cluster does, now. */
final class Writer {
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger number = new AtomicInteger();
  private final URI server;
  private final String token;

  Writer(URI server) {
    this(server, "");
  }

  Writer(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** Returns the event's name. */
  String write(String namespace, String pod, String type, String message)
      throws IOException, InterruptedException {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String name = pod + "." + number.incrementAndGet();
    String event =
        """
        {"metadata": {"name": "%2$s"}, "type": "%3$s", "reason": "Told", "message": "%4$s",
         "involvedObject": {"kind": "Pod", "namespace": "%5$s", "name": "%1$s"},
         "source": {"component": "writer"}, "firstTimestamp": "%6$s", "lastTimestamp": "%6$s", "count": 1}
        """
            .formatted(pod, name, type, message, namespace, now);
    send(events(namespace, "").POST(BodyPublishers.ofString(event)), 201);
    return name;
  }

  /** As it also goes when an event expires. */
  void delete(String namespace, String name) throws IOException, InterruptedException {
    send(events(namespace, "/" + name).DELETE(), 200);
  }

  private HttpRequest.Builder events(String namespace, String below) {
    return HttpRequest.newBuilder(
            server.resolve("/api/v1/namespaces/" + namespace + "/events" + below))
        .header("Content-Type", "application/json");
  }

  private void send(HttpRequest.Builder request, int expected)
      throws IOException, InterruptedException {
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new IOException(answer.body());
    }
  }
}
