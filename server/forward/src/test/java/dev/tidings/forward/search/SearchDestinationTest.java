package dev.tidings.forward.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.codec.UpstreamVersion;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EventTree;
import dev.tidings.forward.kit.BulkServer;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.store.kit.MovingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a real OpenSearch, in checks/integration, does not do when it is told to. */
@Timeout(60)
class SearchDestinationTest {
  @TempDir Path folder;

  private BulkServer server;

  @BeforeEach
  void open() throws IOException {
    server = new BulkServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Destination elasticsearch(String options) throws IOException {
    return read("hosts: '" + server.url() + "'" + options);
  }

  private static Destination read(String options) throws IOException {
    String yaml = "routes: [{name: r, destination: {elasticsearch: {" + options + "}}}]";
    return RoutesFile.installed(Surrounding.by(new MovingClock()))
        .read(yaml.getBytes(UTF_8))
        .routes()
        .getFirst()
        .destination()
        .open();
  }

  private static List<Message> messages(String... names) {
    return Stream.of(names)
        .map(name -> Events.ofPod("shop", name))
        .map(SearchDestinationTest::message)
        .toList();
  }

  private static Message message(Event event) {
    ObjectMeta metadata = event.metadata().toBuilder().resourceVersion("7").build();
    Event stored = event.withMetadata(metadata);
    return new Message("prod", stored, Message.Form.EVENT, EventTree.json(stored));
  }

  @Test
  void eachItemIsLookedAtAndWhatIsThereAlreadyIsDelivered() throws Exception {
    server.answer("\"status\":201", "\"status\":409", "\"status\":201");
    try (Destination store = elasticsearch("")) {
      assertThat(store.deliver(messages("a", "b", "c"))).isEqualTo(new Delivery.Done());
    }

    assertThat(server.lines().getFirst())
        .hasToString("{\"create\":{\"_index\":\"tidings-events\",\"_id\":\"prod/uid-of-a/7\"}}");
  }

  @Test
  void whatTheMappingDoesNotTakeIsRefusedWithWhatTheStoreSaysOfIt() throws Exception {
    server.answer(
        "\"status\":201",
        "\"status\":400,\"error\":{\"type\":\"document_parsing_exception\",\"reason\":\"no\","
            + "\"caused_by\":{\"reason\":\"a text\"}}",
        "\"status\":400,\"error\":{\"type\":\"t\"}",
        "\"status\":201");
    try (Destination store = elasticsearch("")) {
      assertThat(store.deliver(messages("a", "b", "c", "d")))
          .isEqualTo(
              new Delivery.Refused(1, 2, "code 400: document_parsing_exception: no: a text"));
    }
  }

  @ParameterizedTest
  @CsvSource({"429", "503", "403", "404"})
  void whatTheStoreHasNoRoomForNowIsTriedLater(int status) throws Exception {
    server.answer(
        "\"status\":201",
        "\"status\":" + status + ",\"error\":{\"type\":\"busy\",\"reason\":\"wait\"}");
    try (Destination store = elasticsearch("")) {
      assertThat(store.deliver(messages("a", "b", "c")))
          .isEqualTo(new Delivery.Later(1, "code " + status + ": busy: wait", Duration.ZERO));
    }
  }

  @Test
  void aRequestThatIsTooLongIsSentInParts() throws Exception {
    server.takeAtMost(2000);
    try (Destination store = elasticsearch("")) {
      assertThat(store.deliver(messages("a", "b", "c", "d", "e"))).isEqualTo(new Delivery.Done());
    }

    assertThat(server.lines()).hasSize(10);
    assertThat(server.requests().size()).isGreaterThan(2);
  }

  @Test
  void whenAHostDoesNotAnswerTheNextIsAsked() throws Exception {
    try (Destination store = read("hosts: ['http://127.0.0.1:1', '" + server.url() + "']")) {
      assertThat(store.deliver(messages("a"))).isInstanceOf(Delivery.Later.class);
      assertThat(store.deliver(messages("a"))).isEqualTo(new Delivery.Done());
    }
  }

  @Test
  void upsertReplacesByTheHigherRevision() throws Exception {
    try (Destination store = elasticsearch(", mode: upsert, index: i")) {
      assertThat(store.deliver(messages("a"))).isEqualTo(new Delivery.Done());
    }

    assertThat(server.lines().getFirst())
        .hasToString(
            "{\"index\":{\"_index\":\"i\",\"_id\":\"prod/uid-of-a\",\"version\":\"7\","
                + "\"version_type\":\"external\"}}");
  }

  @Test
  void upsertOfACollectedEventGoesByItsOwnClustersVersions() throws Exception {
    try (Destination store = elasticsearch(", mode: upsert")) {
      store.deliver(List.of(collected("100", "500"), collected("101", "3"), collected("x", "4")));
    }

    assertThat(Stream.of(0, 2, 4).map(line -> server.lines().get(line).at("/index/version")))
        .extracting(JsonNode::stringValue)
        .containsExactly("100", "101", "4");
  }

  private static Message collected(String upstream, String here) {
    Event event = Events.ofPod("shop", "a");
    ObjectMeta there = event.metadata().toBuilder().resourceVersion(upstream).build();
    Event kept = UpstreamVersion.beside(event.withMetadata(there));
    ObjectMeta stored = kept.metadata().toBuilder().resourceVersion(here).build();
    return new Message("prod", kept.withMetadata(stored), Message.Form.EVENT, EventTree.json(kept));
  }

  @Test
  void aKeyIsShown() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "a2V5\n");
    try (Destination store = elasticsearch(", gzip: true, apiKeyFile: " + key)) {
      assertThat(store.deliver(messages("a"))).isEqualTo(new Delivery.Done());
    }

    assertThat(server.header("Authorization")).isEqualTo("ApiKey a2V5");
  }

  @Test
  void anEventWithoutTimesHasOneAllTheSame() throws Exception {
    Event event =
        Events.ofPod("shop", "a").toBuilder().firstTimestamp(null).lastTimestamp(null).build();
    ObjectMeta made = event.metadata().toBuilder().creationTimestamp(Events.SEEN).build();
    try (Destination store = elasticsearch("")) {
      store.deliver(List.of(message(event), message(event.withMetadata(made))));
    }

    assertThat(server.lines().get(1).path("@timestamp").stringValue()).isNotEmpty();
    assertThat(server.lines().get(3).path("@timestamp").stringValue())
        .isEqualTo(Events.SEEN.toString());
  }

  @Test
  void whatAShapeNamesIsTheShapes() throws Exception {
    Message shaped =
        messages("a").getFirst().with(Message.Form.OBJECT, "{\"@timestamp\":1}".getBytes(UTF_8));
    Message bare = shaped.with(Message.Form.OBJECT, "{}".getBytes(UTF_8));
    String both = "{\"tidings\":1,\"@timestamp\":1}";
    Message all = shaped.with(Message.Form.OBJECT, both.getBytes(UTF_8));
    try (Destination store = elasticsearch("")) {
      assertThat(store.deliver(List.of(shaped, bare, all))).isEqualTo(new Delivery.Done());
    }

    assertThat(server.lines().get(1).path("@timestamp").isNumber()).isTrue();
    assertThat(server.lines().get(1).path("tidings").path("route").stringValue()).isEqualTo("r");
    assertThat(server.lines().get(3).path("@timestamp").isString()).isTrue();
    assertThat(server.lines().get(5)).hasToString(both);
  }

  @Test
  void whatIsNeededIsMadeOnceAndWhatIsThereStays() throws Exception {
    for (int i = 0; i < 2; i++) {
      try (Destination store = elasticsearch(", setup: true")) {
        assertThat(store.deliver(messages("a"))).isEqualTo(new Delivery.Done());
      }
    }

    assertThat(server.requests().stream().filter(each -> each.startsWith("PUT")))
        .containsExactly("PUT /_ilm/policy/tidings-events", "PUT /_index_template/tidings-events");
    JsonNode template = tree(server.things().getOrDefault("/_index_template/tidings-events", "{}"));
    assertThat(template.path("index_patterns")).hasToString("[\"tidings-events\"]");
    assertThat(template.path("data_stream").isObject()).isTrue();
    assertThat(template.at("/template/settings/index/lifecycle.name").stringValue())
        .isEqualTo("tidings-events");
    assertThat(template.at("/template/mappings/properties/@timestamp/type").stringValue())
        .isEqualTo("date_nanos");
    assertThat(template.at("/template/mappings/properties/metadata/properties/labels/type"))
        .hasToString("\"flattened\"");
  }

  private static JsonNode tree(String json) {
    return JsonMapper.shared().readTree(json);
  }

  @Test
  void whereDocumentsAreReplacedThereIsNoDataStream() {
    Setup setup = Setup.of(SearchKind.ELASTICSEARCH, new IndexName("newest"), DocumentId.EVENT);

    assertThat(setup.things()).hasSize(1);
    assertThat(setup.things().getFirst().body().has("data_stream")).isFalse();
    assertThat(setup.things().getFirst().console()).startsWith("PUT /_index_template/newest\n{");
  }

  @Test
  void openSearchIsToldOfItsPolicyByTheNamesOfIndices() {
    Setup setup =
        Setup.of(SearchKind.OPENSEARCH, new IndexName("events-{2006.01.02}"), DocumentId.STATE);

    assertThat(setup.things().getFirst().path()).isEqualTo("/_plugins/_ism/policies/events-:times");
    assertThat(setup.things().getFirst().body().at("/policy/ism_template/0/index_patterns"))
        .hasToString("[\"events-*\"]");
  }

  @Test
  void indicesOfDifferentNamesHaveTemplatesOfDifferentNames() {
    assertThat(
            Stream.of("events", "events-{2006}", "events{2006}", "events-", "events-times")
                .map(name -> Setup.of(SearchKind.OPENSEARCH, new IndexName(name), DocumentId.EVENT))
                .map(setup -> setup.things().getLast().path()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "index: i | hosts: is missing",
        "hosts: es | is no URL such as",
        "hosts: 'https://u:p@es' | a name and password in a URL are not supported",
        "hosts: 'http://es', index: Events | 'Events' is no name of an index",
        "hosts: 'http://es', index: '{2006}', setup: true | would hold for all indices",
        "hosts: 'http://es', mode: newest | 'newest' is neither history nor upsert",
        "hosts: 'http://es', apiKeyFile: f, tokenFile: t | there can be no API key"
      })
  void whatCannotBeMeantIsToldBefore(String options, String problem) {
    assertThatThrownBy(() -> read(options))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(problem);
  }
}
