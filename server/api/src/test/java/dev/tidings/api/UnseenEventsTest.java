package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.store.rocksdb.RocksOptions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user may not list is not told in any other way: two servers that differ in nothing but
 * such events give the same answers, whatever is read. One user may read namespace {@code open},
 * another one event of namespace {@code half}; nobody may read {@code secret}.
 */
@Timeout(300)
class UnseenEventsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String TOKENS = "admin,admin,1,system:masters\nann,ann,2\nnamed,named,3\n";
  private static final List<String> USERS = List.of("ann", "named");

  private static final String RIGHTS =
      """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: Role,
       metadata: {name: reader, namespace: open},
       rules: [{apiGroups: ["", events.k8s.io], resources: [events], verbs: [get, list, watch]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
       metadata: {name: reader, namespace: open}, roleRef: {kind: Role, name: reader},
       subjects: [{kind: User, name: ann}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: Role,
       metadata: {name: one, namespace: half},
       rules: [{apiGroups: ["", events.k8s.io], resources: [events], verbs: [get, list, watch],
                resourceNames: [mine]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
       metadata: {name: one, namespace: half}, roleRef: {kind: Role, name: one},
       subjects: [{kind: User, name: named}]}
      """;

  /** When time began to pass, by the nanosecond; zero while it stands still. */
  private volatile long began;

  @TempDir Path directory;
  private TestServer server;
  private TestServer other;

  private Instant now() {
    return began == 0 ? NOW : NOW.plusNanos(System.nanoTime() - began);
  }

  @BeforeEach
  void start() throws IOException {
    Path tokens = Files.writeString(directory.resolve("tokens.csv"), TOKENS);
    Path rights = Files.createDirectory(directory.resolve("rights"));
    Files.writeString(rights.resolve("rights.yaml"), RIGHTS);
    ApiServerOptions options =
        ApiServerOptions.loopback(0)
            .withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens))
            .withControl(ApiServerOptions.Control.NONE.withRbacFolder(rights))
            .withClock(this::now);
    server = server("one", options);
    other = server("other", options);
    fill(server, List.of("secret/hidden", "half/hidden", "secret/zeta"), "Hidden");
    fill(other, List.of("elsewhere/alpha", "half/zz-top", "elsewhere/beta"), "Else");
  }

  private TestServer server(String name, ApiServerOptions options) throws IOException {
    var stored = RocksOptions.of(directory.resolve(name), new StoredTerms()).withClock(this::now);
    return new TestServer(stored, options.withRandom(new Random(7)));
  }

  /** As many writes of the same size in each, so that revisions tell nothing apart. */
  private static void fill(TestServer server, List<String> unseen, String reason) {
    for (String path : List.of("open/mine", "open/another", "half/mine")) {
      create(server, path, "Seen");
    }
    unseen.forEach(path -> create(server, path, reason));
    create(server, "open/later", "Seen");
  }

  private static void create(TestServer server, String path, String reason) {
    String[] place = path.split("/", 2);
    String event =
        """
        {"metadata":{"name":"%s","labels":{"%s":"x"}},"reason":"%s","message":"of %s",
         "involvedObject":{"kind":"Pod","namespace":"%s","name":"web","uid":"%s-uid"}}
        """
            .formatted(place[1], place[1], reason, path, place[0], place[1]);
    HttpResponse<String> created =
        as(server, "admin", "POST", "/api/v1/namespaces/" + place[0] + "/events", event);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
  }

  @AfterEach
  void close() {
    server.close();
    other.close();
  }

  private static HttpResponse<String> as(
      TestServer server, String user, String method, String target, String body) {
    return server.send(
        server
            .request(target)
            .header("Authorization", "Bearer " + user)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  @Test
  void readingTellsNothingOfWhatOneMayNotSee() {
    for (String read : ReadRoutes.all()) {
      USERS.forEach(user -> requireSame(user, read, "application/json"));
    }
  }

  @Test
  void inNoShapeAndNoEncodingAnythingIsTold() {
    for (String shape : ReadRoutes.SHAPES) {
      for (String user : USERS) {
        for (String collection : ReadRoutes.COLLECTIONS) {
          for (String namespace : List.of("open", "half", "secret")) {
            String list = collection.replace("NS", namespace);
            requireSame(user, list + "?limit=1", shape);
            requireSame(user, list + "?fieldSelector=metadata.name%3Dmine", shape);
          }
        }
      }
    }
  }

  private void requireSame(String user, String target, String accept) {
    HttpResponse<String> one = read(server, user, target, accept);

    assertThat(seen(server, one))
        .as(user + " " + target + " " + accept)
        .isEqualTo(seen(other, read(other, user, target, accept)));
    assertThat(one.body()).doesNotContain("Hidden", "of secret", "hidden-uid");
    // what is refused is refused in words that do not depend on what is there
    if (target.contains("/secret") && !target.contains("..")) {
      assertThat(one.statusCode()).as(target).isEqualTo(403);
    }
  }

  private static HttpResponse<String> read(
      TestServer server, String user, String target, String accept) {
    return server.get(target, "Authorization", "Bearer " + user, "Accept", accept);
  }

  /** All that a client gets, but for what differs between any two answers. */
  private static List<Object> seen(TestServer server, HttpResponse<String> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("audit-id");
    headers.remove("content-length");
    String port = ":" + server.server.port();
    return List.of(answer.statusCode(), headers, answer.body().replace(port, ":port"));
  }

  @Test
  void watchingTellsNothingEither() {
    began = System.nanoTime();
    var asked = new ArrayList<Future<?>>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String watch : ReadRoutes.watches()) {
        for (String user : USERS) {
          asked.add(threads.submit(() -> requireSame(user, watch, "application/json")));
        }
      }
    }
    assertThat(asked).allSatisfy(one -> assertThatCode(one::resultNow).doesNotThrowAnyException());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hidden",
        "secret/hidden",
        "/secret/",
        "../secret/",
        "../secret/a",
        "../../events/secret/",
        "\\u0000",
        "",
        "~",
        "open/../secret/",
      })
  void aForgedPageTokenStaysInItsNamespace(String start) {
    for (int revision : List.of(-1, 1, 3)) {
      String list = "/api/v1/namespaces/open/events?continue=" + ReadRoutes.token(revision, start);
      for (String limit : List.of("", "&limit=1", "&limit=500")) {
        requireSame("ann", list + limit, "application/json");
      }
    }
  }

  @Test
  void aPageTokenOfSomebodyElseShowsNothingMore() {
    String page = as(server, "admin", "GET", "/api/v1/events?limit=4", "").body();
    String foreign = page.replaceAll("(?s).*\"continue\":\"([^\"]*)\".*", "$1");

    for (String limit : List.of("", "&limit=1")) {
      for (String list : ReadRoutes.COLLECTIONS) {
        HttpResponse<String> answer =
            as(
                server,
                "ann",
                "GET",
                list.replace("NS", "open") + "?continue=" + foreign + limit,
                "");
        assertThat(answer.body()).doesNotContain("Hidden", "of secret", "of half");
      }
    }
  }

  @Test
  void whatOneMayDoIsToldWithoutALookAtWhatIsThere() {
    for (String user : USERS) {
      for (String namespace : List.of("open", "half", "secret", "none")) {
        String rules = "{\"spec\":{\"namespace\":\"" + namespace + "\"}}";
        String get =
            """
            {"spec":{"resourceAttributes":{"verb":"get","resource":"events","namespace":"%s",
             "name":"hidden"}}}
            """
                .formatted(namespace);
        requireSameReview(user, "selfsubjectrulesreviews", rules);
        requireSameReview(user, "selfsubjectaccessreviews", get);
        requireSameReview(user, "subjectaccessreviews", get);
      }
    }
  }

  private void requireSameReview(String user, String resource, String body) {
    String target = "/apis/authorization.k8s.io/v1/" + resource;

    assertThat(seen(server, as(server, user, "POST", target, body)))
        .isEqualTo(seen(other, as(other, user, "POST", target, body)));
  }

  /** Each is asked of a namespace with an event of the name, and of one without any event. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/v1/namespaces/NS/events",
        "POST /api/v1/namespaces/NS/events?dryRun=All",
        "PUT /api/v1/namespaces/NS/events/hidden",
        "PATCH /api/v1/namespaces/NS/events/hidden",
        "DELETE /api/v1/namespaces/NS/events/hidden",
        "DELETE /api/v1/namespaces/NS/events",
        "DELETE /api/v1/namespaces/NS",
      })
  void whoMayNotWriteLearnsNothingByTrying(String request) {
    String[] parts = request.split(" ", 2);

    HttpResponse<String> full = as(server, "ann", parts[0], parts[1].replace("NS", "secret"), "{");
    HttpResponse<String> empty = as(server, "ann", parts[0], parts[1].replace("NS", "sparse"), "{");

    assertThat(full.statusCode()).isEqualTo(403);
    assertThat(full.body()).isEqualTo(empty.body().replace("sparse", "secret"));
    assertThat(full.headers().map().keySet()).isEqualTo(empty.headers().map().keySet());
  }

  @Test
  void whatIsSeenIsAllThatIsCounted() {
    String page = as(server, "ann", "GET", "/api/v1/namespaces/open/events?limit=1", "").body();

    assertThat(page).contains("\"remainingItemCount\":2");
    assertThat(
            as(
                    server,
                    "named",
                    "GET",
                    "/api/v1/namespaces/half/events?fieldSelector="
                        + "metadata.name%3Dmine&limit=1",
                    "")
                .body())
        .contains("of half/mine")
        .doesNotContain("remainingItemCount", "continue");
  }
}
