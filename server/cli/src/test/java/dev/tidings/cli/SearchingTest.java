package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.store.Cluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is served is found, also after the next start, unless that is switched off. */
@Timeout(60)
class SearchingTest {
  private static final String API = "/apis/tidings.dev/v1/";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
  }

  private TidingsServer serve(boolean search) throws CommandFailure {
    var options = new ServeOptions();
    options.listen = new ListenAddress("127.0.0.1", 0);
    options.data = folder;
    options.search.search = search;
    return TidingsServer.start(options, InstantSource.system());
  }

  private HttpResponse<String> get(URI server, String target)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.resolve(target)).build(), BodyHandlers.ofString(UTF_8));
  }

  private void write(URI server, String name) throws IOException, InterruptedException {
    String event =
        """
        {"metadata":{"name":"%s"},"reason":"BackOff","message":"back-off","type":"Warning",
         "involvedObject":{"kind":"Pod","namespace":"shop","name":"web-0"}}
        """
            .formatted(name);
    var request =
        HttpRequest.newBuilder(server.resolve("/api/v1/namespaces/shop/events"))
            .POST(BodyPublishers.ofString(event))
            .build();
    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
  }

  /** Waits until so many are found. */
  private JsonNode found(URI server, int total) throws IOException, InterruptedException {
    JsonNode found;
    do {
      HttpResponse<String> answer = get(server, API + "search?q=back-off");
      found = JsonMapper.shared().readTree(answer.body());
    } while (found.path("total").asInt(-1) != total);
    return found;
  }

  @Test
  void whatIsWrittenIsFoundAlsoAfterTheNextStart() throws Exception {
    try (TidingsServer server = serve(true)) {
      write(server.url(), "one");
      assertThat(found(server.url(), 1).at("/items/0/cluster").stringValue())
          .isEqualTo(Cluster.OWN);
    }
    try (TidingsServer server = serve(true)) {
      write(server.url(), "two");
      assertThat(found(server.url(), 2).path("items")).hasSize(2);
      assertThat(get(server.url(), API + "sources").body()).contains("\"events\":2");
    }
  }

  @Test
  void whereItIsSwitchedOffThereIsNoIndex() throws Exception {
    try (TidingsServer server = serve(false)) {
      write(server.url(), "one");

      assertThat(get(server.url(), API + "search").statusCode()).isEqualTo(404);
      assertThat(get(server.url(), "/api/v1/events").statusCode()).isEqualTo(200);
    }
    assertThat(folder.resolve("search")).doesNotExist();
  }
}
