package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.lookup.CollectorStates;
import dev.tidings.api.lookup.CollectorStates.CollectorState;
import dev.tidings.api.lookup.Finding;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.search.lucene.EventIndex;
import dev.tidings.search.lucene.IndexSettings;
import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be found among the events of two clusters, by somebody who may read all, by somebody who
 * may read one namespace of one of them, and by somebody who may read nothing.
 */
@Timeout(60)
class LookupTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String API = "/apis/tidings.dev/v1/";

  private static final String TOKENS =
      """
      admin,admin,1,"system:masters"
      ann,ann,2
      eve,eve,5
      nobody,nobody,3
      deputy,deputy,4
      """;

  private static final String RIGHTS =
      """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: reader},
       rules: [{apiGroups: [""], resources: [events], verbs: [list]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
       metadata: {name: readers, namespace: open}, roleRef: {kind: ClusterRole, name: reader},
       subjects: [{kind: User, name: ann}]}
      """;

  /** Eve may read one namespace of the cluster, and one here in which nothing has happened. */
  private static final String EVE_THERE =
      """
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
       metadata: {name: eve, namespace: shop}, roleRef: {kind: ClusterRole, name: all},
       subjects: [{kind: User, name: eve}]}
      """;

  private static final String EVE_HERE =
      """
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
       metadata: {name: eve, namespace: calm}, roleRef: {kind: ClusterRole, name: reader},
       subjects: [{kind: User, name: eve}]}
      """;

  /** Deputy may act as Bob here, and Bob may read everything, but not in the cluster. */
  private static final String DEPUTIES =
      """
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: as-bob},
       rules: [{apiGroups: [""], resources: [users], verbs: [impersonate], resourceNames: [bob]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: as-bob},
       roleRef: {kind: ClusterRole, name: as-bob}, subjects: [{kind: User, name: deputy}]}
      """;

  private static final String BOB =
      """
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: all},
       rules: [{apiGroups: [""], resources: [events], verbs: [list]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: bob},
       roleRef: {kind: ClusterRole, name: all}, subjects: [{kind: User, name: bob}]}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static RocksEventStore eu;

  @SuppressWarnings("NullAway.Init")
  private static EventIndex index;

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    Path tokens = Files.writeString(directory.resolve("tokens.csv"), TOKENS);
    Path rights = directory.resolve("rights");
    Path ofEu = Files.createDirectories(rights.resolve("eu"));
    Files.writeString(rights.resolve("rights.yaml"), RIGHTS + DEPUTIES + BOB + EVE_HERE);
    Files.writeString(ofEu.resolve("rights.yaml"), BOB.substring("---\n".length()) + EVE_THERE);
    InstantSource clock = InstantSource.fixed(NOON);
    eu = RocksEventStore.open(RocksOptions.of(directory.resolve("eu"), new StoredTerms()));
    var clusters = new Clusters();
    clusters.add(new Cluster("eu", eu));
    index = EventIndex.open(IndexSettings.usual(directory.resolve("search"), clock));
    server =
        new TestServer(
            RocksOptions.of(directory.resolve("data"), new StoredTerms()).withClock(clock),
            ApiServerOptions.loopback(0)
                .withClock(clock)
                .withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens))
                .withControl(ApiServerOptions.Control.NONE.withRbacFolder(rights))
                .withFinding(new Finding(index, LookupTest::collector)),
            clusters);
    fill();
  }

  private static Optional<CollectorState> collector(String cluster) {
    return cluster.equals("eu")
        ? Optional.of(new CollectorState("watching", NOON, 1, Map.of("unreadable", 2L)))
        : CollectorStates.NONE.of(cluster);
  }

  private static void fill() throws Exception {
    keep(server.store, "open", "pulled", "Normal", "Pulled", "Container image pulled");
    keep(server.store, "open", "crash", "Warning", "BackOff", "Back-off restarting container");
    keep(server.store, "secret", "hidden", "Warning", "Hidden", "nobody's business");
    keep(eu, "shop", "crash", "Warning", "BackOff", "Back-off restarting container");
    index.follow(Cluster.OWN, server.store);
    index.follow("eu", eu);
    assertThat(index.await(Cluster.OWN, server.store.revision(), PATIENCE)).isTrue();
    assertThat(index.await("eu", eu.revision(), PATIENCE)).isTrue();
  }

  private static void keep(
      RocksEventStore store,
      String namespace,
      String name,
      String type,
      String reason,
      String message) {
    Event event =
        Event.builder()
            .metadata(ObjectMeta.builder().namespace(namespace).name(name).uid("u").build())
            .involvedObject(new ObjectReference("Pod", namespace, "web-0", "", "v1", "", ""))
            .reason(reason)
            .message(message)
            .type(type)
            .count(3)
            .firstTimestamp(NOON.minusSeconds(600))
            .lastTimestamp(NOON.minusSeconds(60))
            .build();
    store
        .write(new Write.Create(new EventKey(namespace, name), StoredForm.encode(event), null))
        .join();
  }

  @AfterAll
  static void close() {
    server.server.close();
    index.close();
    server.close();
    eu.close();
  }

  private static HttpResponse<String> ask(String token, String target, String... headers) {
    var request = server.request(API + target).header("Authorization", "Bearer " + token);
    return server.send(headers.length == 0 ? request : request.headers(headers));
  }

  private static JsonNode found(String token, String target) {
    HttpResponse<String> answer = ask(token, target);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String q(String query) {
    return "q=" + URLEncoder.encode(query, UTF_8);
  }

  private static String texts(JsonNode list, String pointer) {
    return list.valueStream().map(each -> each.at(pointer).asString()).toList().toString();
  }

  @Test
  void anHourEndsWhereItIsSaidToEnd() {
    JsonNode before = found("admin", "top?by=reason&to=2h");

    assertThat(before.path("from").stringValue()).isEqualTo("2026-11-22T09:00:00Z");
    assertThat(before.path("to").stringValue()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(ask("admin", "top?by=reason&to=1970-01-01T00:10:00Z").statusCode()).isEqualTo(200);
  }

  @Test
  void eventsAreFoundWithTheirClusters() {
    JsonNode found = found("admin", "search?" + q("type=Warning back-off") + "&facets=cluster");

    assertThat(found.path("kind").stringValue()).isEqualTo("EventSearch");
    assertThat(found.path("apiVersion").stringValue()).isEqualTo("tidings.dev/v1");
    assertThat(found.path("total").intValue()).isEqualTo(2);
    assertThat(texts(found.path("items"), "/cluster")).contains("eu", "tidings");
    assertThat(found.at("/items/0/event/kind").stringValue()).isEqualTo("Event");
    assertThat(found.at("/items/0/event/reason").stringValue()).isEqualTo("BackOff");
    assertThat(found.at("/facets/cluster")).hasSize(2);
  }

  @Test
  void aPageLeadsToTheNext() {
    JsonNode first = found("admin", "search?limit=3");
    String token = first.at("/metadata/continue").stringValue();
    JsonNode second = found("admin", "search?limit=3&continue=" + token);

    assertThat(first.path("items")).hasSize(3);
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.path("metadata").has("continue")).isFalse();
  }

  @Test
  void whatIsNotTheirsIsNeitherShownNorCounted() {
    JsonNode found = found("ann", "search?facets=type,reason,namespace,cluster");
    JsonNode histogram = found("ann", "histogram?by=reason");
    JsonNode top = found("ann", "top?by=namespace");
    JsonNode objects = found("ann", "top?by=object");

    assertThat(found.path("total").intValue()).isEqualTo(2);
    assertThat(texts(found.at("/facets/namespace"), "/value")).isEqualTo("[open]");
    assertThat(texts(found.at("/facets/cluster"), "/value")).isEqualTo("[tidings]");
    assertThat(histogram.path("total").intValue()).isEqualTo(6);
    assertThat(top.path("total").intValue()).isEqualTo(6);
    assertThat(texts(top.path("items"), "/value")).isEqualTo("[open]");
    assertThat(texts(objects.path("items"), "/object/namespace")).isEqualTo("[open]");
    for (JsonNode each : new JsonNode[] {found, histogram, top, objects}) {
      assertThat(each.toString()).doesNotContain("Hidden", "secret", "eu\"", "shop");
    }
  }

  @Test
  void whoMayReadANamespaceFindsNothingThereBeforeSomethingHappens() {
    assertThat(found("eve", "search?" + q("cluster=tidings")).path("total").intValue()).isZero();
    assertThat(texts(found("eve", "sources").path("items"), "/cluster")).isEqualTo("[eu, tidings]");
  }

  @Test
  void whatACollectorHasMissedIsToldToThoseWhoMayReadAllOfItsCluster() {
    JsonNode collector = found("eve", "sources").at("/items/0/collector");

    assertThat(collector.path("state").stringValue()).isEqualTo("watching");
    assertThat(collector.has("heardAt")).isTrue();
    assertThat(collector.has("gaps")).isFalse();
    assertThat(collector.has("dropped")).isFalse();
  }

  @Test
  void anAnswerIsIndentedForWhoWantsItSo() {
    assertThat(ask("admin", "sources?pretty=true").body()).startsWith("{\n  \"kind\"");
    assertThat(ask("admin", "sources").body()).startsWith("{\"kind\"");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "search",
        "histogram",
        "top?by=reason",
        "sources",
        "objects?kind=Pod&name=a",
        "stream"
      })
  void whoMayReadNothingIsRefusedAsForAList(String target) {
    HttpResponse<String> answer = ask("nobody", target);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("events is forbidden: User \\\"nobody\\\" cannot ");
  }

  @Test
  void aNamespaceThatOneMayNotReadLooksLikeNone() {
    assertThat(found("ann", "search?" + q("namespace=secret")).path("total").intValue()).isZero();
    assertThat(found("ann", "search?" + q("namespace=nope")).path("total").intValue()).isZero();
  }

  @Test
  void actingAsOthersTakesARightOfEachClusters() {
    HttpResponse<String> answer = ask("deputy", "search?facets=cluster", "Impersonate-User", "bob");

    JsonNode found = JsonMapper.shared().readTree(answer.body());
    assertThat(found.path("total").intValue()).as(answer.body()).isEqualTo(3);
    assertThat(texts(found.at("/facets/cluster"), "/value")).isEqualTo("[tidings]");
    assertThat(ask("ann", "search", "Impersonate-User", "bob").statusCode()).isEqualTo(403);
  }

  @Test
  void whatHappenedIsCountedOverTime() {
    JsonNode histogram = found("admin", "histogram?from=1h&buckets=6&by=reason&limit=1");

    assertThat(histogram.path("from").stringValue()).isEqualTo("2026-11-22T11:00:00Z");
    assertThat(histogram.path("to").stringValue()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(histogram.path("stepSeconds").intValue()).isEqualTo(600);
    assertThat(histogram.path("total").intValue()).isEqualTo(12);
    assertThat(histogram.at("/series/0/value").stringValue()).isEqualTo("BackOff");
    assertThat(histogram.at("/series/0/counts")).hasSize(6);
    assertThat(histogram.at("/other")).hasSize(6);
    assertThat(found("admin", "histogram").at("/series/0/value").stringValue()).isEmpty();
  }

  @Test
  void whatHappenedMostComesFirst() {
    JsonNode top = found("admin", "top?by=reason&from=2h&limit=1");
    JsonNode objects = found("admin", "top?by=object");

    assertThat(top.path("by").stringValue()).isEqualTo("reason");
    assertThat(top.at("/items/0/value").stringValue()).isEqualTo("BackOff");
    assertThat(top.at("/items/0/count").intValue()).isEqualTo(6);
    assertThat(top.at("/items/0/warnings").intValue()).isEqualTo(6);
    assertThat(top.at("/items/0/before").isIntegralNumber()).isTrue();
    assertThat(objects.at("/items/0/value").stringValue()).isEqualTo("Pod/web-0");
    assertThat(objects.at("/items/0/object/name").stringValue()).isEqualTo("web-0");
    assertThat(objects.at("/items/0").has("lastMessage")).isTrue();
  }

  @Test
  void anObjectHasALife() {
    JsonNode life = found("admin", "objects?cluster=eu&kind=Pod&namespace=shop&name=web-0");

    assertThat(life.path("kind").stringValue()).isEqualTo("EventObject");
    assertThat(life.at("/object/cluster").stringValue()).isEqualTo("eu");
    assertThat(life.at("/items/0/relation").stringValue()).isEqualTo("self");
    assertThat(life.at("/items/0/event/reason").stringValue()).isEqualTo("BackOff");
    assertThat(life.path("describe").stringValue()).contains("Back-off restarting container");
    assertThat(found("ann", "objects?cluster=eu&kind=Pod&namespace=shop&name=web-0").path("items"))
        .isEmpty();
  }

  @Test
  void howFreshItIsIsToldOfWhatOneMayRead() {
    JsonNode all = found("admin", "sources");
    JsonNode some = found("ann", "sources");

    assertThat(texts(all.path("items"), "/cluster")).isEqualTo("[eu, tidings]");
    assertThat(all.at("/items/0/events").intValue()).isEqualTo(1);
    assertThat(all.at("/items/0/collector/state").stringValue()).isEqualTo("watching");
    assertThat(all.at("/items/0/collector/dropped/unreadable").intValue()).isEqualTo(2);
    assertThat(all.at("/items/1/newest").stringValue()).isEqualTo("2026-11-22T11:59:00Z");
    assertThat(texts(some.path("items"), "/cluster")).isEqualTo("[tidings]");
    assertThat(some.at("/items/0").has("events")).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "search?q=%22               | parameter q: at 1: this quote is not closed",
        "search?nope=1              | parameter nope: there is no such parameter here",
        "search?limit=0             | parameter limit: it is a number from 1 to 500",
        "search?limit=501           | parameter limit: it is a number from 1 to 500",
        "search?limit=x             | parameter limit: it is a number from 1 to 500",
        "search?sort=name           | parameter sort: it is one of time, -time, count, -count",
        "search?facets=uid          | parameter facets: there are type, reason",
        "search?continue=x          | parameter continue: it is none",
        "search?from=yesterday      | parameter from: it is a time such as",
        "search?from=1h&to=2h       | parameter from: it is not before the end",
        "search?to=99999-01-01      | parameter to: it is a time such as",
        "histogram?buckets=501      | parameter buckets: it is a number from 1 to 500",
        "histogram?by=uid           | parameter by: there are type, reason",
        "top                        | parameter by: it is needed",
        "top?by=uid                 | parameter by: there are object, owner, type",
        "top?by=reason&limit=101    | parameter limit: it is a number from 1 to 100",
        "objects?name=a             | parameter kind: it is needed",
        "objects?kind=Pod           | parameter name: it is needed",
        "objects?kind=a&name=b&cluster=A | parameter cluster: it is no name of a cluster",
        "search?q=100%25;a           | a parameter cannot be read: an escape in it is none",
        "histogram?limit=3          | parameter limit: it is of the series that by= makes",
        "sources?q=a                | parameter q: there is no such parameter here",
      })
  void whatIsWrongIsNamed(String target, String message) {
    HttpResponse<String> answer = ask("admin", target);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JsonMapper.shared().readTree(answer.body()).path("message").stringValue())
        .startsWith(message.strip());
  }

  @Test
  void theyAreReadAndNothingElse() {
    for (String target : new String[] {"search", "stream", "sources"}) {
      var post =
          server
              .request(API + target)
              .header("Authorization", "Bearer admin")
              .POST(java.net.http.HttpRequest.BodyPublishers.noBody());
      assertThat(server.send(post).statusCode()).as(target).isEqualTo(405);
    }
  }

  @Test
  void theyAreOfTheWholeServer() {
    var below =
        server.request("/clusters/eu" + API + "search").header("Authorization", "Bearer admin");
    assertThat(server.send(below).statusCode()).isEqualTo(404);
  }

  @Test
  void aServerWithoutAnIndexSaysSo() throws Exception {
    try (var bare = new TestServer(directory.resolve("bare"))) {
      HttpResponse<String> answer = bare.get(API + "search");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("--search=false");
    }
  }
}
