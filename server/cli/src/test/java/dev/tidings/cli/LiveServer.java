package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;

/** A whole server in a folder, on a free port. */
record LiveServer(TidingsServer server, ApiClient api) implements AutoCloseable {
  static LiveServer in(Path folder) throws CommandFailure {
    var options = new ServeOptions();
    options.listen = new ListenAddress("127.0.0.1", 0);
    options.data = folder;
    return start(options);
  }

  static LiveServer start(ServeOptions options) throws CommandFailure {
    TidingsServer server = TidingsServer.start(options, InstantSource.system());
    return new LiveServer(server, new ApiClient(ServerAccess.of(server.url())));
  }

  /** Writes an event to the API, as a reporter does. */
  void create(String namespace, String event) throws CommandFailure, InterruptedException {
    String path = "/api/v1/namespaces/" + namespace + "/events";
    assertThat(api.call("POST", path, "application/json", event.getBytes(UTF_8)).code())
        .isEqualTo(201);
  }

  URI url() {
    return server.url();
  }

  /** What {@code /metrics} says. */
  String metrics() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(url().resolve("/metrics")).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Override
  public void close() {
    api.close();
    server.close();
  }
}
