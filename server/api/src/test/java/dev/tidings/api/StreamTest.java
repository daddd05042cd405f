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
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens in all clusters is told as it happens, once, to those who may watch it. */
@Timeout(60)
class StreamTest {
  private static final String STREAM = "/apis/tidings.dev/v1/stream";

  private static final Map<String, String> PATCHED =
      Map.of("PATCH", "application/merge-patch+json");

  private static final String TOKENS =
      """
      admin,admin,1,"system:masters"
      ann,ann,2
      nobody,nobody,3
      deputy,deputy,4
      """;

  /**
   * Ann may watch in one namespace, and Deputy may act as Ann; the other rights are in the
   * cluster's own folder.
   */
  private static final String RIGHTS =
      """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: watcher},
       rules: [{apiGroups: [""], resources: [events], verbs: [watch, list]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
       metadata: {name: watchers, namespace: open}, roleRef: {kind: ClusterRole, name: watcher},
       subjects: [{kind: User, name: ann}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: as-ann},
       rules: [{apiGroups: [""], resources: [users], verbs: [impersonate], resourceNames: [ann]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: as-ann},
       roleRef: {kind: ClusterRole, name: as-ann}, subjects: [{kind: User, name: deputy}]}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private final Clusters clusters = new Clusters();
  private final HttpClient client = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @SuppressWarnings("NullAway.Init")
  private RocksEventStore eu;

  @BeforeEach
  void start() throws IOException {
    Path tokens = Files.writeString(directory.resolve("tokens.csv"), TOKENS);
    Path rights = Files.createDirectory(directory.resolve("rights"));
    Files.writeString(rights.resolve("rights.yaml"), RIGHTS);
    eu = RocksEventStore.open(RocksOptions.of(directory.resolve("eu"), new StoredTerms()));
    server =
        new TestServer(
            RocksOptions.of(directory.resolve("data"), new StoredTerms()),
            ApiServerOptions.loopback(0)
                .withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens))
                .withControl(ApiServerOptions.Control.NONE.withRbacFolder(rights)),
            clusters);
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    server.close();
    eu.close();
  }

  /** One stream that is being read. */
  private static final class Open implements AutoCloseable {
    private final BufferedReader lines;

    Open(HttpResponse<InputStream> answer) {
      assertThat(answer.statusCode()).isEqualTo(200);
      lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
    }

    /** What comes next, and how far that is; the end is one, too. */
    Told next() throws IOException {
      String id = "";
      String event = "";
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("data: ")) {
          return new Told(id, event, JsonMapper.shared().readTree(line.substring(6)));
        } else if (line.isEmpty() && event.isEmpty() && !id.isEmpty()) {
          return new Told(id, "quiet", JsonMapper.shared().nullNode());
        }
        line = lines.readLine();
      }
      return new Told(id, "end", JsonMapper.shared().nullNode());
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  private record Told(String id, String event, JsonNode data) {
    /** {@code CLUSTER NAMESPACE/NAME CHANGE}. */
    String text() {
      JsonNode metadata = data.path("event").path("metadata");
      return data.path("cluster").asString("")
          + " "
          + metadata.path("namespace").asString("")
          + "/"
          + metadata.path("name").asString("")
          + " "
          + data.path("change").asString("");
    }
  }

  private HttpResponse<InputStream> ask(String token, String query, String lastEventId)
      throws Exception {
    HttpRequest.Builder request =
        server.request(STREAM + query).header("Authorization", "Bearer " + token);
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    return client.send(request.build(), BodyHandlers.ofInputStream());
  }

  /** A stream of which it is sure that it has begun. */
  private Open open(String token, String query, String lastEventId) throws Exception {
    return new Open(ask(token, query, lastEventId));
  }

  private Open begun(String token, String query) throws Exception {
    Open open = open(token, query, "");
    assertThat(open.next().event()).isEqualTo("quiet");
    return open;
  }

  private void create(String namespace, String name) {
    String event =
        """
        {"metadata":{"name":"%s"},"involvedObject":{"kind":"Pod","namespace":"%s","name":"web-0"},
         "reason":"BackOff","message":"of %s","type":"Warning"}
        """
            .formatted(name, namespace, namespace);
    assertThat(as("POST", "/api/v1/namespaces/" + namespace + "/events", event)).isEqualTo(201);
  }

  /** Keeps an event of the cluster. */
  private void collect(String name) {
    Event event =
        Event.builder()
            .metadata(ObjectMeta.builder().namespace("shop").name(name).uid("u").build())
            .involvedObject(new ObjectReference("Pod", "shop", "web-0", "", "v1", "", ""))
            .reason("Tested")
            .build();
    eu.write(new Write.Create(new EventKey("shop", name), StoredForm.encode(event), null)).join();
  }

  private int as(String method, String path, String body) {
    return server
        .send(
            server
                .request(path)
                .header("Authorization", "Bearer admin")
                .header("Content-Type", PATCHED.getOrDefault(method, "application/json"))
                .method(method, HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }

  @Test
  void everyChangeIsToldAsItHappens() throws Exception {
    try (Open open = begun("admin", "")) {
      create("open", "one");
      as("PATCH", "/api/v1/namespaces/open/events/one", "{\"count\":2}");
      as("DELETE", "/api/v1/namespaces/open/events/one", "");

      assertThat(open.next().text()).isEqualTo("tidings open/one ADDED");
      Told modified = open.next();
      assertThat(modified.text()).isEqualTo("tidings open/one MODIFIED");
      assertThat(modified.event()).isEqualTo("event");
      assertThat(modified.data().at("/event/count").intValue()).isEqualTo(2);
      assertThat(modified.data().at("/event/kind").stringValue()).isEqualTo("Event");
      assertThat(open.next().text()).isEqualTo("tidings open/one DELETED");
    }
  }

  @Test
  void aQueryLetsEventsComeAndGo() throws Exception {
    try (Open open = begun("admin", "?q=type%3DNormal")) {
      create("open", "one");
      as("PATCH", "/api/v1/namespaces/open/events/one", "{\"type\":\"Normal\"}");
      as("PATCH", "/api/v1/namespaces/open/events/one", "{\"type\":\"Warning\"}");

      assertThat(open.next().text()).isEqualTo("tidings open/one ADDED");
      assertThat(open.next().text()).isEqualTo("tidings open/one DELETED");
    }
  }

  @Test
  void whoComesBackMissesNothingAndGetsNothingTwice() throws Exception {
    String id;
    try (Open open = begun("admin", "")) {
      create("open", "one");
      create("open", "two");
      id = open.next().id();
    }
    create("open", "three");

    try (Open open = open("admin", "", id)) {
      assertThat(open.next().text()).isEqualTo("tidings open/two ADDED");
      assertThat(open.next().text()).isEqualTo("tidings open/three ADDED");
    }
  }

  @Test
  void whatIsNotKeptAnyMoreIsAGap() throws Exception {
    String id;
    try (Open open = open("admin", "", "")) {
      id = open.next().id();
    }
    create("open", "one");
    create("open", "two");
    server.store.compact();

    try (Open open = open("admin", "", id)) {
      Told gap = open.next();
      assertThat(gap.event()).isEqualTo("gap");
      assertThat(gap.data().path("cluster").stringValue()).isEqualTo("tidings");
      create("open", "three");
      assertThat(open.next().text()).isEqualTo("tidings open/three ADDED");
    }
  }

  @Test
  void clustersThatComeWhileItGoesOnAreToldOf() throws Exception {
    try (Open open = begun("admin", "")) {
      clusters.add(new Cluster("eu", eu));
      create("open", "one");
      // by now the stream has looked into the cluster, and tells what happens from then on
      assertThat(open.next().text()).isEqualTo("tidings open/one ADDED");
      collect("one");
      assertThat(open.next().text()).isEqualTo("eu shop/one ADDED");

      clusters.remove("eu");
      create("open", "two");
      assertThat(open.next().text()).isEqualTo("tidings open/two ADDED");
      collect("meanwhile");

      clusters.add(new Cluster("eu", eu));
      assertThat(open.next().text()).isEqualTo("eu shop/meanwhile ADDED");
    }
  }

  @Test
  void nobodyHearsOfWhatIsNotTheirs() throws Exception {
    clusters.add(new Cluster("eu", eu));
    create("open", "before");
    create("secret", "before");
    try (Open open = begun("ann", "")) {
      create("secret", "hidden");
      create("open", "mine");

      Told told = open.next();
      assertThat(told.text()).isEqualTo("tidings open/mine ADDED");
      String cursor = new String(Base64.getUrlDecoder().decode(told.id()), UTF_8);
      assertThat(cursor).startsWith("tidings=").doesNotContain("eu");
    }
  }

  private HttpResponse<InputStream> askAsAnn(String token) throws Exception {
    HttpRequest request =
        server
            .request(STREAM)
            .header("Authorization", "Bearer " + token)
            .header("Impersonate-User", "ann")
            .build();
    return client.send(request, BodyHandlers.ofInputStream());
  }

  @Test
  void whoActsAsSomebodyHearsWhatThatUserMay() throws Exception {
    try (Open open = new Open(askAsAnn("deputy"))) {
      assertThat(open.next().event()).isEqualTo("quiet");
      create("secret", "hidden");
      create("open", "told");

      assertThat(open.next().text()).isEqualTo("tidings open/told ADDED");
    }
    assertThat(askAsAnn("nobody").statusCode()).isEqualTo(403);
  }

  @Test
  void whoMayWatchNothingIsRefused() throws Exception {
    create("open", "one");

    assertThat(ask("nobody", "", "").statusCode()).isEqualTo(403);
    assertThat(ask("ann", "?cluster=eu", "").statusCode()).isEqualTo(403);
    assertThat(ask("ann", "?cluster=nope", "").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "?q=typ%3DWarning | parameter q: at 1: there is no field 'typ'",
        "?nope=1          | parameter nope: there is no such parameter here (there are cluster, q)",
        "?q=a&q=b         | parameter q: it is given twice",
      })
  void whatIsWrongIsNamed(String query, String message) throws Exception {
    HttpResponse<InputStream> answer = ask("admin", query, "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body().readAllBytes(), UTF_8)).contains(message);
  }

  @Test
  void aMadeUpPlaceToGoOnIsRefused() throws Exception {
    assertThat(ask("admin", "", "made-up").statusCode()).isEqualTo(400);
  }

  @Test
  void aServerThatEndsTellsWhatThereIsAndEndsTheStream() throws Exception {
    try (Open open = begun("admin", "")) {
      create("open", "last");
      server.server.close();

      assertThat(open.next().text()).isEqualTo("tidings open/last ADDED");
      assertThat(open.next().event()).isEqualTo("end");
    }
  }

  @Test
  void itIsAStreamThatNobodyKeeps() throws Exception {
    HttpResponse<InputStream> answer = ask("admin", "", "");

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
    answer.body().close();
  }
}
