package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clusters are served below their names while they are there, to those who may read them. */
@Timeout(60)
class ClustersTest {
  private static final String READER =
      """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: reader},
       rules: [{apiGroups: [""], resources: [events], verbs: [get, list, create]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding,
       metadata: {name: readers}, roleRef: {kind: ClusterRole, name: reader},
       subjects: [{kind: User, name: %s}]}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private final Clusters clusters = new Clusters();

  @SuppressWarnings("NullAway.Init")
  private RocksEventStore eu;

  @BeforeEach
  void collect() {
    eu = RocksEventStore.open(RocksOptions.of(directory.resolve("eu"), new StoredTerms()));
    keep("crash");
  }

  @AfterEach
  void close() {
    eu.close();
  }

  private void keep(String name) {
    Event event =
        Event.builder()
            .metadata(ObjectMeta.builder().namespace("shop").name(name).uid("uid").build())
            .involvedObject(new ObjectReference("Pod", "shop", "web-0", "", "v1", "", ""))
            .reason("BackOff")
            .type("Warning")
            .build();
    var key = new EventKey("shop", name);
    eu.write(new Write.Create(key, StoredForm.encode(event), null)).join();
  }

  private TestServer serve(ApiServerOptions options) throws IOException {
    return new TestServer(
        RocksOptions.of(directory.resolve("own"), new StoredTerms()), options, clusters);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void theEventsOfAClusterAreBelowItsNameAndNowhereElse() throws IOException {
    clusters.add(new Cluster("eu", eu));
    try (TestServer server = serve(ApiServerOptions.loopback(0))) {
      server.createEvent("shop", "own", "of the server itself");

      assertThat(json(server.get("/clusters/eu/api/v1/events")).at("/items/0/metadata/name"))
          .hasToString("\"crash\"");
      assertThat(server.get("/clusters/eu/apis/events.k8s.io/v1/namespaces/shop/events").body())
          .contains("crash")
          .doesNotContain("own");
      assertThat(server.get("/api/v1/events").body()).contains("own").doesNotContain("crash");
    }
  }

  @Test
  void eachClusterHasItsFiguresWhileItIsThere() throws IOException {
    clusters.add(new Cluster("eu", eu));
    try (TestServer server = serve(ApiServerOptions.loopback(0))) {
      keep("again");
      String counted =
          "tidings_events_total{cluster=\"eu\",component=\"\",kind=\"Pod\",namespace=\"shop\",reason=\"BackOff\",type=\"Warning\"} 1.0";
      String figures = server.get("/metrics").body();
      while (!figures.contains(counted)) {
        figures = server.get("/metrics").body();
      }
      assertThat(figures)
          .contains("\ntidings_store_events{cluster=\"eu\"} 2.0")
          .contains("\ntidings_store_sync_duration_seconds_count{cluster=\"eu\"} 1");

      clusters.remove("eu");
      assertThat(server.get("/metrics").body()).doesNotContain("cluster=\"eu\"");
    }
  }

  @Test
  void whateverAClientAsksFirstIsThereToo() throws IOException {
    clusters.add(new Cluster("eu", eu));
    try (TestServer server = serve(ApiServerOptions.loopback(0))) {
      for (String path :
          new String[] {
            "",
            "/",
            "/api",
            "/apis",
            "/api/v1",
            "/version",
            "/healthz",
            "/readyz",
            "/livez",
            "/openapi/v2",
            "/openapi/v3",
            "/openapi/v3/api/v1",
            "/api/v1/namespaces"
          }) {
        assertThat(server.get("/clusters/eu" + path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(server.get("/clusters/eu/metrics").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void clustersComeAndGoWhileItServes() throws IOException {
    try (TestServer server = serve(ApiServerOptions.loopback(0))) {
      HttpResponse<String> before = server.get("/clusters/eu/api/v1/events");
      assertThat(before.statusCode()).isEqualTo(404);
      assertThat(json(before).path("message").stringValue()).isEqualTo("clusters \"eu\" not found");

      clusters.add(new Cluster("eu", eu));
      assertThat(server.get("/clusters/eu/api/v1/events").statusCode()).isEqualTo(200);

      clusters.remove("eu");
      assertThat(server.get("/clusters/eu/api/v1/events").statusCode()).isEqualTo(404);
      assertThat(server.get("/clusters/eu%2Fx/api/v1/events").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aWatchOfAClusterTellsWhatIsCollected() throws Exception {
    clusters.add(new Cluster("eu", eu));
    try (TestServer server = serve(ApiServerOptions.loopback(0));
        var client = HttpClient.newHttpClient();
        var watch =
            new BufferedReader(
                new InputStreamReader(
                    client
                        .send(
                            server
                                .request(
                                    "/clusters/eu/api/v1/events?watch=true&resourceVersion="
                                        + eu.revision())
                                .build(),
                            BodyHandlers.ofInputStream())
                        .body(),
                    UTF_8))) {
      keep("next");

      assertThat(watch.readLine()).contains("\"ADDED\"").contains("next");
      clusters.remove("eu");
      assertThat(watch.readLine()).isNull();
    }
  }

  @Test
  void nobodyWritesWhatIsCollected() throws IOException {
    clusters.add(new Cluster("eu", eu));
    try (TestServer server = serve(ApiServerOptions.loopback(0))) {
      String event = "/clusters/eu/api/v1/namespaces/shop/events/crash";
      for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
        HttpResponse<String> refused =
            server.send(server.request(event).method(method, BodyPublishers.ofString("{}")));
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(json(refused).path("message").stringValue())
            .isEqualTo(
                "the events of this cluster are collected from it and cannot be changed here");
      }
      assertThat(server.post("/clusters/eu/api/v1/namespaces/shop/events", "{}").statusCode())
          .isEqualTo(405);
      assertThat(server.post("/clusters/eu/api/v1/namespaces", "{}").statusCode()).isEqualTo(405);
      assertThat(eu.stats().liveEvents()).isEqualTo(1);
    }
  }

  private ApiServerOptions rights(Path folder) throws IOException {
    Path tokens = directory.resolve("tokens.csv");
    Files.writeString(tokens, "ann,ann,1\nbob,bob,2\nadmin,admin,3,system:masters\n");
    return ApiServerOptions.loopback(0)
        .withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens))
        .withControl(ApiServerOptions.Control.NONE.withRbacFolder(folder));
  }

  private static HttpResponse<String> as(String token, TestServer server, String path) {
    return server.get(path, "Authorization", "Bearer " + token);
  }

  @Test
  void rightsToTheServersEventsAreNoneToThoseOfAClusterAndTheOtherWayRound() throws IOException {
    Path rights = Files.createDirectory(directory.resolve("rights"));
    Path ofEu = Files.createDirectory(rights.resolve("eu"));
    Files.writeString(ofEu.resolve("eu.yaml"), READER.formatted("bob"));
    Files.writeString(rights.resolve("own.yaml"), READER.formatted("ann"));
    clusters.add(new Cluster("eu", eu));
    clusters.add(new Cluster("us", eu));
    try (TestServer server = serve(rights(rights))) {
      assertThat(as("ann", server, "/api/v1/events").statusCode()).isEqualTo(200);
      assertThat(as("ann", server, "/clusters/eu/api/v1/events").statusCode()).isEqualTo(403);
      assertThat(as("bob", server, "/clusters/eu/api/v1/events").statusCode()).isEqualTo(200);
      assertThat(as("bob", server, "/api/v1/events").statusCode()).isEqualTo(403);
      assertThat(as("bob", server, "/clusters/us/api/v1/events").statusCode()).isEqualTo(403);
      assertThat(as("admin", server, "/clusters/us/api/v1/events").statusCode()).isEqualTo(200);
      assertThat(as("bob", server, "/clusters/eu/version").statusCode()).isEqualTo(200);
      assertThat(as("bob", server, "/clusters/eu/api").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/events, 403, 404",
    "GET, /api/v1/events?watch=1&timeout=x, 403, 404",
    "GET, /api/v1/events?timeout=x, 400, 400",
    "POST, /api/v1/namespaces/shop/events, 403, 404",
    "PUT, /api/v1/namespaces/shop/events/crash, 403, 404",
    "GET, /apis/tidings.dev/v1/namespaces/shop/events/crash/history, 403, 404",
    "GET, /apis/tidings.dev/v1/snapshot?timeout=x, 403, 404",
    "GET, /version, 403, 404",
    "GET, /healthz, 403, 404",
    "GET, /apis, 403, 404",
    "GET, /%zz, 400, 400",
  })
  void whoHasNoRightsLearnsNotWhichClustersThereAre(
      String method, String path, int withoutRights, int withRights) throws IOException {
    Path rights = Files.createDirectory(directory.resolve("rights"));
    Path ofEu = Files.createDirectory(rights.resolve("eu"));
    Files.writeString(ofEu.resolve("eu.yaml"), READER.formatted("bob"));
    clusters.add(new Cluster("eu", eu));
    try (TestServer server = serve(rights(rights))) {
      String there = asked(server, "ann", method, "/clusters/eu" + path);

      assertThat(there).startsWith(withoutRights + " ");
      assertThat(asked(server, "ann", method, "/clusters/us" + path)).isEqualTo(there);
      assertThat(asked(server, "admin", method, "/clusters/us" + path))
          .startsWith(withRights + " ");
    }
  }

  /** The whole answer to a request; by the socket, for some are none that a client would send. */
  private static String asked(TestServer server, String token, String method, String path)
      throws IOException {
    try (var socket = server.connect()) {
      String head =
          "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                  .formatted(method, path, token)
              + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      return answer.replaceFirst("HTTP/1.1 ", "").replaceAll("(?m)^(?i)(date|audit-id):.*$", "");
    }
  }

  @Test
  void theRoutesOfTheServerAreNoneOfACluster() throws IOException {
    clusters.add(new Cluster("eu", eu));
    try (TestServer server = serve(ApiServerOptions.loopback(0))) {
      assertThat(server.get("/clusters/eu/apis/tidings.dev/v1/routes").statusCode()).isEqualTo(404);
      assertThat(server.post("/clusters/eu/apis/tidings.dev/v1/routes/a/pause", "{}").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void aPolicyOfAClusterThatMakesNoSenseGivesNobodyRightsAndStopsNobody() throws IOException {
    Path rights = Files.createDirectory(directory.resolve("rights"));
    Path ofEu = Files.createDirectory(rights.resolve("eu"));
    Files.writeString(ofEu.resolve("eu.yaml"), "kind: Nonsense\n");
    clusters.add(new Cluster("eu", eu));
    try (TestServer server = serve(rights(rights))) {
      assertThat(as("bob", server, "/clusters/eu/api/v1/events").statusCode()).isEqualTo(403);
      assertThat(as("admin", server, "/clusters/eu/api/v1/events").statusCode()).isEqualTo(200);
    }
  }
}
