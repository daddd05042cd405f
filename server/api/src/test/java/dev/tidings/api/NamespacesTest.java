package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NamespacesTest {
  private static final String NAMESPACES = "/api/v1/namespaces";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anyNamespaceExists() {
    JsonNode namespace = JSON.readTree(server.get(NAMESPACES + "/anything").body());

    assertThat(namespace.path("metadata").path("name").asString()).isEqualTo("anything");
    assertThat(namespace.path("status").path("phase").asString()).isEqualTo("Active");
  }

  @Test
  void aNamespaceIsMadeOnce() {
    assertThat(make("made").statusCode()).isEqualTo(201);
    assertThat(make("made").statusCode()).isEqualTo(409);
    assertThat(make("default").statusCode()).isEqualTo(409);
  }

  @Test
  void aTrialMakesNothing() {
    String body = "{\"metadata\":{\"name\":\"tried\"}}";

    assertThat(server.post(NAMESPACES + "?dryRun=All", body).statusCode()).isEqualTo(201);
    assertThat(server.get(NAMESPACES).body()).doesNotContain("tried");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "Upper", "a/b", "-a", "a_b"})
  void aNameMustBeADnsLabel(String name) {
    assertThat(make(name).statusCode()).isEqualTo(422);
  }

  @Test
  void aBodyThatCannotBeReadIsRefused() {
    assertThat(server.post(NAMESPACES, "{").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "labelSelector=kubernetes.io/metadata.name%3Ddefault",
        "fieldSelector=metadata.name%3Ddefault,status.phase%3DActive"
      })
  void selectorsChooseAmongThem(String query) {
    JsonNode list = JSON.readTree(server.get(NAMESPACES + "?" + query).body());

    assertThat(list.path("items")).hasSize(1);
    assertThat(list.at("/items/0/metadata/name").asString()).isEqualTo("default");
  }

  @Test
  void aSelectorThatNamesAnUnknownFieldIsRefused() {
    assertThat(server.get(NAMESPACES + "?fieldSelector=spec.x%3Dy").statusCode()).isEqualTo(400);
  }

  @Test
  void theyCannotBeWatched() {
    assertThat(server.get(NAMESPACES + "?watch=true").statusCode()).isEqualTo(405);
  }

  @Test
  void theListHasThoseThatAlwaysExistThoseMadeAndThoseWithEvents() {
    make("made");
    event("with-events", "e1");
    event("with-events", "e2");
    event("with-events-too", "e1");

    JsonNode items = JSON.readTree(server.get(NAMESPACES).body()).path("items");

    assertThat(items.valueStream().map(item -> item.path("metadata").path("name").asString()))
        .containsExactly(
            "default",
            "kube-node-lease",
            "kube-public",
            "kube-system",
            "made",
            "with-events",
            "with-events-too");
  }

  @Test
  void aDeletedNamespaceLosesItsEventsAndIsAnotherOneFromThenOn() {
    event("gone", "e1");
    event("goner", "e1");
    String uid = uid("gone");

    HttpResponse<String> answer = server.send(server.request(NAMESPACES + "/gone").DELETE());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"Success\"").contains(uid);
    assertThat(server.get(NAMESPACES + "/gone/events").body()).contains("\"items\":[]");
    assertThat(server.get(NAMESPACES + "/goner/events").body()).contains("\"name\":\"e1\"");
    assertThat(uid("gone")).isNotEqualTo(uid);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "?dryRun=All||200",
        "|{\"propagationPolicy\":\"Background\",\"dryRun\":[\"All\"]}|200",
        "?dryRun=nope||422",
        "?uid=another||409",
        "|{\"preconditions\":{\"uid\":\"another\"}}|409",
        "|{\"preconditions\":{\"resourceVersion\":\"99\"}}|409",
        "|{\"dryRun\":\"All\"}|400"
      })
  void aDeletionThatIsATrialOrRefusedDeletesNothing(String query, String body, int code) {
    event("kept", "e1");
    String path = NAMESPACES + "/kept" + (query == null ? "" : query);
    var sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);

    assertThat(server.send(server.request(path).method("DELETE", sent)).statusCode())
        .isEqualTo(code);
    assertThat(server.get(NAMESPACES + "/kept/events").body()).contains("\"name\":\"e1\"");
  }

  @Test
  void aNamespaceCanBeHadAsATable() {
    String table =
        server
            .get(NAMESPACES + "/default", "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
            .body();

    assertThat(JSON.readTree(table).path("rows").path(0).path("cells").path(1).asString())
        .isEqualTo("Active");
  }

  @Test
  void aNamespaceCanBeHadAsProtobuf() {
    String accept = "application/vnd.kubernetes.protobuf";

    assertThat(server.get(NAMESPACES + "/default", "Accept", accept).body())
        .startsWith("k8s\0")
        .contains("default")
        .contains("Active");
    assertThat(server.get(NAMESPACES, "Accept", accept).body()).contains("kube-system");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"resourcequotas", "limitranges"})
  void aNamespaceHasNoQuotasAndNoLimits(String resource) {
    assertThat(server.get(NAMESPACES + "/a/" + resource).body()).contains("\"items\":[]");
  }

  private HttpResponse<String> make(String name) {
    return server.post(
        NAMESPACES, "{\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + name + "\"}}");
  }

  private void event(String namespace, String name) {
    assertThat(server.createEvent(namespace, name, "hello").statusCode()).isEqualTo(201);
  }

  private String uid(String namespace) {
    return JSON.readTree(server.get(NAMESPACES + "/" + namespace).body())
        .path("metadata")
        .path("uid")
        .asString();
  }
}
