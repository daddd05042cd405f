package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.store.rocksdb.RocksOptions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final String EVENTS = "/api/v1/namespaces/a/events";
  private static final String HISTORY = "/apis/tidings.dev/v1/namespaces/a/events/crashing/history";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path directory;
  private volatile Instant now = START;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = server(ApiServerOptions.loopback(0));
  }

  private TestServer server(ApiServerOptions options) throws IOException {
    var stored = RocksOptions.of(directory.resolve("data"), new StoredTerms()).withClock(() -> now);
    return new TestServer(stored, options.withClock(() -> now));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void crashTimes(int count) {
    server.createEvent("a", "crashing", "x1");
    for (int i = 2; i <= count; i++) {
      now = now.plus(Duration.ofSeconds(20));
      HttpResponse<String> patched =
          server.send(
              server
                  .request(EVENTS + "/crashing")
                  .header("Content-Type", "application/merge-patch+json")
                  .method("PATCH", BodyPublishers.ofString("{\"count\":" + i + "}")));
      assertThat(patched.statusCode()).isEqualTo(200);
    }
  }

  private JsonNode history(String query) {
    HttpResponse<String> answer = server.get(HISTORY + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static List<Integer> counts(JsonNode list) {
    return items(list).stream().map(item -> item.path("count").asInt()).toList();
  }

  private static List<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.path("items").spliterator(), false).toList();
  }

  @Test
  void anEventThatWentFromOneToFortyShowsWhen() {
    crashTimes(40);

    JsonNode list = history("");

    assertThat(list.path("kind").asString()).isEqualTo("EventList");
    List<JsonNode> states = items(list);
    assertThat(states).hasSize(40);
    for (int i = 0; i < 40; i++) {
      JsonNode metadata = states.get(i).path("metadata");
      assertThat(metadata.path("resourceVersion").asInt()).isEqualTo(41 - i);
      assertThat(metadata.path("annotations").path("tidings.dev/written-at").asString())
          .isEqualTo(START.plus(Duration.ofSeconds(20).multipliedBy(39 - i)).toString());
    }
    assertThat(counts(list)).startsWith(40, 39).endsWith(2, 0);
  }

  @Test
  void itComesInPages() {
    crashTimes(5);

    JsonNode first = history("?limit=3");
    String token = first.path("metadata").path("continue").asString();

    assertThat(counts(first)).containsExactly(5, 4, 3);
    JsonNode rest = history("?limit=3&continue=" + token);
    assertThat(counts(rest)).containsExactly(2, 0);
    assertThat(rest.path("metadata").path("continue").asString("")).isEmpty();
  }

  @Test
  void badPagesAreRefused() {
    crashTimes(1);

    assertThat(server.get(HISTORY + "?limit=x").statusCode()).isEqualTo(400);
    assertThat(server.get(HISTORY + "?continue=x").statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNotKnownIsNotFound() {
    HttpResponse<String> answer = server.get(HISTORY);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("events \\\"crashing\\\" not found");
  }

  @Test
  void aDeletedEventIsKnownForAWhile() {
    crashTimes(2);
    server.send(server.request(EVENTS + "/crashing").DELETE());

    assertThat(counts(history(""))).containsExactly(2, 0);
  }

  @Test
  void itCanBeHadAsATable() {
    crashTimes(3);

    String table =
        server.get(HISTORY, "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io").body();

    assertThat(JSON.readTree(table).path("rows")).hasSize(3);
  }

  @Test
  void whoMayReadTheEventMayReadWhatItHasBeen() throws IOException {
    crashTimes(2);
    server.close();
    Path tokens = Files.writeString(directory.resolve("tokens.csv"), "ann,ann,1\nbob,bob,2\n");
    Path rights = Files.createDirectory(directory.resolve("rights"));
    Files.writeString(
        rights.resolve("rights.yaml"),
        """
        {apiVersion: rbac.authorization.k8s.io/v1, kind: Role,
         metadata: {name: one, namespace: a},
         rules: [{apiGroups: [""], resources: [events], verbs: [get], resourceNames: [crashing]}]}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
         metadata: {name: one, namespace: a}, roleRef: {kind: Role, name: one},
         subjects: [{kind: User, name: ann}]}
        """);
    server =
        server(
            ApiServerOptions.loopback(0)
                .withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens))
                .withControl(ApiServerOptions.Control.NONE.withRbacFolder(rights)));

    assertThat(server.get(HISTORY, "Authorization", "Bearer ann").statusCode()).isEqualTo(200);
    assertThat(server.get(HISTORY, "Authorization", "Bearer bob").statusCode()).isEqualTo(403);
    assertThat(
            server
                .get(HISTORY.replace("crashing", "other"), "Authorization", "Bearer ann")
                .statusCode())
        .isEqualTo(403);
  }
}
