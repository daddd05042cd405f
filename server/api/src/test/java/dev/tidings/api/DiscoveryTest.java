package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiscoveryTest {
  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path directory;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new TestServer(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0} is an {1}")
  @CsvSource({
    "/api, APIVersions",
    "/api/, APIVersions",
    "/apis, APIGroupList",
    "/apis/events.k8s.io, APIGroup",
    "/api/v1, APIResourceList",
    "/apis/events.k8s.io/v1, APIResourceList",
    "/apis/apps/v1, APIResourceList",
  })
  void everyPageIsThere(String path, String kind) {
    assertThat(JSON.readTree(server.get(path).body()).path("kind").asString()).isEqualTo(kind);
  }

  @Test
  void eventsHaveEveryVerbAndOtherKindsHaveNone() {
    JsonNode resources = JSON.readTree(server.get("/api/v1").body()).path("resources");

    assertThat(verbs(resources, "events")).isEqualTo(8);
    assertThat(verbs(resources, "pods")).isZero();
  }

  private static int verbs(JsonNode resources, String name) {
    return resources
        .valueStream()
        .filter(resource -> resource.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("verbs")
        .size();
  }

  @Test
  void theAggregatedDocumentHasItsOwnTypeAndAName() {
    HttpResponse<String> answer = server.get("/apis", "Accept", AGGREGATED);

    assertThat(answer.headers().firstValue("Content-Type")).contains(AGGREGATED);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("public");
    assertThat(answer.headers().firstValue("Vary")).contains("Accept");
    assertThat(answer.body()).contains("\"name\":\"events.k8s.io\"");
  }

  @Test
  void whoHasTheAggregatedDocumentAlreadyGetsNothing() {
    String etag =
        server.get("/api", "Accept", AGGREGATED).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> answer = server.get("/api", "Accept", AGGREGATED, "If-None-Match", etag);

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void anOldAggregatedDocumentIsNotAcceptable() {
    String old = AGGREGATED.replace("v=v2", "v=v2beta1");

    assertThat(server.get("/apis", "Accept", old).statusCode()).isEqualTo(406);
    assertThat(server.get("/apis", "Accept", old + ",application/json").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/api", "/apis", "/apis/events.k8s.io", "/api/v1"})
  void everyPageCanBeHadAsProtobuf(String path) {
    String body = server.get(path, "Accept", "application/vnd.kubernetes.protobuf").body();

    assertThat(body).startsWith("k8s\0");
  }

  @Test
  void aGroupAnswersEveryMethod() {
    assertThat(server.post("/apis/events.k8s.io", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void anObjectThatIsNotKeptIsNotFound() {
    HttpResponse<String> answer = server.get("/apis/apps/v1/namespaces/a/deployments/web");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("deployments.apps \\\"web\\\" not found")
        .contains("\"details\":{\"name\":\"web\",\"group\":\"apps\",\"kind\":\"deployments\"}");
  }

  @Test
  void theIndexOfSchemasLeadsToThem() {
    JsonNode paths = JSON.readTree(server.get("/openapi/v3").body()).path("paths");
    String url = paths.path("api/v1").path("serverRelativeURL").asString();

    HttpResponse<String> answer = server.get(url);

    assertThat(answer.headers().firstValue("Cache-Control")).contains("public, immutable");
    assertThat(JSON.readTree(answer.body()).path("components").path("schemas"))
        .anyMatch(schema -> schema.path("description").asString().startsWith("Something that"));
    assertThat(
            server
                .get(url, "If-None-Match", answer.headers().firstValue("ETag").orElseThrow())
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void schemasOfOtherGroupsAreMissing() {
    assertThat(server.get("/openapi/v3/apis/apps/v1").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"livez", "readyz", "healthz"})
  void healthIsToldInAWordOrCheckByCheck(String endpoint) {
    assertThat(server.get("/" + endpoint).body()).isEqualTo("ok");
    assertThat(server.get("/" + endpoint + "?verbose").body())
        .startsWith("[+]ping ok\n[+]store ok\n")
        .endsWith(endpoint + " check passed\n");
    assertThat(server.get("/" + endpoint + "?verbose&exclude=store").body())
        .contains("[+]store excluded: ok");
    assertThat(server.get("/" + endpoint + "/store").body()).isEqualTo("ok");
    assertThat(server.get("/" + endpoint + "/nope").statusCode()).isEqualTo(404);
  }

  @Test
  void aHeadHasNoBody() {
    HttpResponse<String> answer =
        server.send(server.request("/livez").method("HEAD", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).contains("2");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void theVersionIsASemanticOne() {
    String version = JSON.readTree(server.get("/version").body()).path("gitVersion").asString();

    assertThat(version).matches("v1\\.36\\.\\d+\\+tidings-\\d+\\.\\d+\\.\\d+");
  }
}
