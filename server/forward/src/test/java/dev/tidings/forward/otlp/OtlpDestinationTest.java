package dev.tidings.forward.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Receiving;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.store.kit.MovingClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logs, posted to a server that answers as a collector does. */
@Timeout(60)
class OtlpDestinationTest {
  private static final String NOTHING_REJECTED = "{\"partialSuccess\":{}}";

  private Receiving collector;

  @BeforeEach
  void open() throws IOException {
    collector = Receiving.start().usually(200, NOTHING_REJECTED);
  }

  @AfterEach
  void close() {
    collector.close();
  }

  private Delivery deliver(Message... messages) throws Exception {
    String yaml =
        "cluster: prod\nroutes:\n- {name: r, destination: {otlp: {url: '%s/v1/logs'}}}\n"
            .formatted(collector.url());
    var routes = RoutesFile.installed(Surrounding.by(new MovingClock())).read(yaml.getBytes(UTF_8));
    try (Destination otlp = routes.routes().getFirst().destination().open()) {
      return otlp.deliver(List.of(messages));
    }
  }

  private static Message message(String cluster, Event event) {
    return new Message(cluster, event, Message.Form.EVENT, new byte[0]);
  }

  private static Event warning() {
    return Events.ofPod("shop", "a").toBuilder().type("Warning").build();
  }

  private JsonNode resources() {
    return JsonMapper.shared().readTree(collector.bodies().getLast()).path("resourceLogs");
  }

  private static String attribute(JsonNode of, String name) {
    return of.path("attributes")
        .valueStream()
        .filter(each -> each.path("key").stringValue().equals(name))
        .map(each -> each.path("value").properties().iterator().next().getValue().stringValue())
        .findFirst()
        .orElse("none");
  }

  @Test
  void aRecordSaysOfAnEventWhatTheCollectorsOwnReceiverSays() throws Exception {
    assertThat(deliver(message("prod", warning()))).isEqualTo(new Delivery.Done());

    assertThat(collector.posted().getFirst().path()).isEqualTo("/v1/logs");
    assertThat(collector.posted().getFirst().headers().getFirst("Content-Type"))
        .isEqualTo("application/json");
    JsonNode resource = resources().get(0);
    assertThat(attribute(resource.path("resource"), "k8s.cluster.name")).isEqualTo("prod");
    JsonNode record = resource.at("/scopeLogs/0/logRecords/0");
    assertThat(record.path("timeUnixNano").stringValue()).isEqualTo("1767225600000000000");
    assertThat(record.path("severityNumber").intValue()).isEqualTo(13);
    assertThat(record.path("severityText").stringValue()).isEqualTo("Warning");
    assertThat(record.at("/body/stringValue").stringValue()).isEqualTo("Started it");
    assertThat(
            Stream.of(
                    "log.record.uid",
                    "k8s.event.reason",
                    "k8s.event.uid",
                    "k8s.event.count",
                    "k8s.namespace.name",
                    "k8s.node.name",
                    "k8s.object.kind",
                    "k8s.object.fieldpath")
                .map(name -> attribute(record, name)))
        .containsExactly(
            "prod/uid-of-a/", "Started", "uid-of-a", "1", "shop", "node-1", "Pod", "none");
  }

  @Test
  void eachTimeIsOneThatLogsCanHave() throws Exception {
    Event late = Events.repeated(warning(), 2, Instant.parse("9999-12-31T23:59:59Z"));
    Event early = Events.repeated(warning(), 2, Instant.parse("1960-01-01T00:00:00Z"));
    Event none = Events.withoutTimes(warning());

    assertThat(deliver(message("a", late), message("a", early), message("a", none)))
        .isEqualTo(new Delivery.Done());

    assertThat(resources().at("/0/scopeLogs/0/logRecords").valueStream())
        .extracting(each -> each.path("timeUnixNano").stringValue())
        .containsExactly("9223372036854775807", "0", "1767225600000000000");
  }

  @Test
  void whatARouteHasShapedIsTheBody() throws Exception {
    deliver(message("a", warning()).with(Message.Form.TEXT, "short".getBytes(UTF_8)));

    assertThat(resources().at("/0/scopeLogs/0/logRecords/0/body/stringValue").stringValue())
        .isEqualTo("short");
  }

  @Test
  void eachClusterIsAResource() throws Exception {
    deliver(message("a", warning()), message("b", warning()), message("a", warning()));

    assertThat(resources()).hasSize(2);
    assertThat(resources().at("/0/scopeLogs/0/logRecords")).hasSize(2);
  }

  @Test
  void aRecordThatIsRejectedIsFoundThoughTheAnswerIsASuccess() throws Exception {
    collector
        .answer(200, "{\"partialSuccess\":{\"rejectedLogRecords\":\"1\",\"errorMessage\":\"x\"}}")
        .answer(200, NOTHING_REJECTED)
        .answer(200, "{\"partialSuccess\":{\"rejectedLogRecords\":1,\"errorMessage\":\"old\"}}");

    assertThat(deliver(message("a", warning()), message("a", warning())))
        .isEqualTo(new Delivery.Refused(1, 1, "rejected: old"));
  }

  @Test
  void aWarningInAnAnswerIsNoRejection() throws Exception {
    collector.answer(200, "{\"partialSuccess\":{\"errorMessage\":\"you are using an old field\"}}");
    assertThat(deliver(message("a", warning()))).isEqualTo(new Delivery.Done());
    collector.answer(200, "this is no JSON");
    assertThat(deliver(message("a", warning()))).isEqualTo(new Delivery.Done());
  }

  @Test
  void aBusyCollectorIsLeftAloneForAsLongAsItAsks() throws Exception {
    collector.answer(429, "7", "{}");

    assertThat(deliver(message("a", warning())))
        .isEqualTo(new Delivery.Later(0, "code 429: {}", Duration.ofSeconds(7)));
  }
}
