package dev.tidings.integration.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.event.Event;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.search.DocumentId;
import dev.tidings.forward.search.IndexName;
import dev.tidings.forward.search.SearchKind;
import dev.tidings.forward.search.Setup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real node of OpenSearch. It has no state management, which is a plugin; the rest is as ever.
 */
@Timeout(300)
class OpenSearchDestinationTest {
  @TempDir static Path home;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Optional<Neighbour> started = Optional.empty();
  private static String host = "";

  @BeforeAll
  static void start() throws Exception {
    String node = "dev.tidings.opensearch.OneNode";
    started = Neighbour.start("opensearch", home, node, home.toString(), "0");
    assumeTrue(started.isPresent(), "there is no node");
    host = "http://127.0.0.1:" + started.get().said();
    install(Setup.of(SearchKind.OPENSEARCH, new IndexName("stream-{2006}"), DocumentId.STATE));
    install(Setup.of(SearchKind.OPENSEARCH, new IndexName("newest"), DocumentId.EVENT));
  }

  @AfterAll
  static void end() {
    started.ifPresent(Neighbour::close);
    CLIENT.close();
  }

  /** All but the policy, which the node knows nothing of. */
  private static void install(Setup setup) throws Exception {
    Setup.Thing template = setup.things().getLast();
    assertThat(call("PUT", template.path(), template.body().toString()).toString())
        .contains("\"acknowledged\":true");
  }

  private static JsonNode call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(host + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return JsonMapper.shared().readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
  }

  private static Destination destination(String options) throws IOException {
    return Samples.destination("opensearch: {hosts: '" + host + "', " + options + "}");
  }

  private static JsonNode search(String index, String query) throws Exception {
    call("POST", "/" + index + "/_refresh", "");
    return call("POST", "/" + index + "/_search", query).path("hits").path("hits");
  }

  private static JsonNode everything(String index) throws Exception {
    return search(index, "{\"size\": 1000, \"sort\": [\"@timestamp\"]}");
  }

  @Test
  void everyStateIsADocumentOfTheStreamAndOnlyOneHoweverOftenItComes() throws Exception {
    List<Message> batch = Samples.states(3, 10, 1);
    try (Destination store = destination("index: stream-states, gzip: true")) {
      assertThat(store.deliver(batch)).isEqualTo(new Delivery.Done());
      assertThat(store.deliver(batch)).isEqualTo(new Delivery.Done());
    }

    JsonNode found = everything("stream-states");
    assertThat(found.valueStream().map(each -> each.path("_id").asString()))
        .containsExactlyInAnyOrderElementsOf(batch.stream().map(Message::id).toList());
    JsonNode document = found.path(0).path("_source");
    assertThat(document.path("@timestamp").asString()).isEqualTo("2026-01-01T00:00:01.123456Z");
    assertThat(document.path("tidings").toString())
        .isEqualTo("{\"id\":\"prod/uid-0/1\",\"cluster\":\"prod\",\"route\":\"r\"}");
    assertThat(document.path("reason").asString()).isEqualTo("BackOff");
  }

  @Test
  void timesAreFoundAndSortedAtTheirFullPrecision() throws Exception {
    Message one = Samples.state("precise", 1, 1, Map.of());
    Event later =
        one.event().toBuilder().lastTimestamp(Samples.SEEN.plusNanos(1_000_000_001_000L)).build();
    Message other =
        Samples.message(later.withMetadata(later.metadata().toBuilder().uid("later").build()));
    try (Destination store = destination("index: stream-times")) {
      assertThat(store.deliver(List.of(one, other))).isEqualTo(new Delivery.Done());
    }

    JsonNode found =
        search(
            "stream-times",
            "{\"query\": {\"range\": {\"@timestamp\":"
                + " {\"gte\": \"2026-01-01T00:16:40.123457Z\"}}}}");
    assertThat(found.valueStream().map(each -> each.path("_id").asString()))
        .containsExactly("prod/later/1");
  }

  @Test
  void labelsWithDotsAreFoundByTheirNames() throws Exception {
    try (Destination store = destination("index: stream-labels")) {
      assertThat(
              store.deliver(
                  List.of(
                      Samples.state("l1", 1, 1, Map.of("app", "web")),
                      Samples.state("l2", 1, 2, Map.of("app.kubernetes.io/name", "web")))))
          .isEqualTo(new Delivery.Done());
    }

    JsonNode found =
        search(
            "stream-labels",
            "{\"query\": {\"term\": {\"metadata.labels.app.kubernetes.io/name\": \"web\"}}}");
    assertThat(found.valueStream().map(each -> each.path("_id").asString()))
        .containsExactly("prod/l2/2");
  }

  @Test
  void withoutTheTemplateTheDotsCanBeTakenOut() throws Exception {
    List<Message> batch =
        List.of(
            Samples.state("d1", 1, 1, Map.of("app", "web")),
            Samples.state("d2", 1, 2, Map.of("app.kubernetes.io/name", "web")));
    try (Destination dotted = destination("index: dotted");
        Destination undotted = destination("index: undotted, deDot: true")) {
      assertThat(dotted.deliver(batch)).isInstanceOf(Delivery.Refused.class);
      assertThat(undotted.deliver(batch)).isEqualTo(new Delivery.Done());
    }
  }

  @Test
  void theNewestStateStaysWhateverIsDeliveredAgain() throws Exception {
    Message first = Samples.state("one", 1, 7, Map.of());
    Message second = Samples.state("one", 2, 9, Map.of());
    try (Destination store = destination("index: newest, mode: upsert")) {
      assertThat(store.deliver(List.of(first, second))).isEqualTo(new Delivery.Done());
      assertThat(store.deliver(List.of(second))).isEqualTo(new Delivery.Done());
      assertThat(store.deliver(List.of(first))).isEqualTo(new Delivery.Done());
    }

    JsonNode found = everything("newest");
    assertThat(found).hasSize(1);
    assertThat(found.path(0).path("_id").asString()).isEqualTo("prod/one");
    assertThat(found.path(0).path("_source").path("count").asInt()).isEqualTo(2);
  }

  @Test
  void whatDoesNotFitTheMappingIsRefusedAndTakesNoOthersWithIt() throws Exception {
    Message good = Samples.state("good", 1, 1, Map.of());
    Message bad =
        Samples.state("bad", 1, 2, Map.of())
            .with(Message.Form.OBJECT, "{\"count\":\"many\"}".getBytes(UTF_8));
    try (Destination store = destination("index: stream-faults")) {
      assertThat(store.deliver(List.of(good, bad, good)))
          .isInstanceOfSatisfying(
              Delivery.Refused.class,
              refused -> {
                assertThat(refused.taken()).isOne();
                assertThat(refused.refused()).isOne();
                assertThat(refused.why()).contains("mapper_parsing_exception", "[count]");
              });
    }

    assertThat(everything("stream-faults")).hasSize(1);
  }

  @Test
  void anIndexIsNamedByTheTimeOfTheEvent() throws Exception {
    try (Destination store = destination("index: 'by-day-{2006.01.02}'")) {
      assertThat(store.deliver(Samples.states(1, 1, 1))).isEqualTo(new Delivery.Done());
    }

    assertThat(everything("by-day-2026.01.01")).hasSize(1);
  }

  @Test
  void aStoreWithoutStateManagementCannotBeSetUpAndIsTriedLater() throws Exception {
    try (Destination store = destination("index: managed, setup: true")) {
      assertThat(store.deliver(Samples.states(1, 1, 1)))
          .isInstanceOfSatisfying(
              Delivery.Later.class, later -> assertThat(later.why()).contains("setup: code 4"));
    }
  }

  @Test
  void anAnnotationOfAnyLengthIsTaken() throws Exception {
    Message plain = Samples.state("long", 1, 1, Map.of());
    Event event =
        plain
            .event()
            .withMetadata(
                plain.event().metadata().toBuilder()
                    .annotations(Map.of("note", "x".repeat(200_000)))
                    .build());
    try (Destination store = destination("index: stream-notes")) {
      assertThat(store.deliver(List.of(Samples.message(event)))).isEqualTo(new Delivery.Done());
    }
  }
}
