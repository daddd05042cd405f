package dev.tidings.cli;

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
    TidingsServer server = TidingsServer.start(options, InstantSource.system());
    return new LiveServer(server, new ApiClient(ServerAccess.of(server.url())));
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
