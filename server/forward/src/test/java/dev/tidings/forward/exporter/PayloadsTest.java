package dev.tidings.forward.exporter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.forward.enhanced.EnhancedEvent;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Receivers are sent what the exporter's own code sends them. */
class PayloadsTest {
  static Stream<Arguments> cases() {
    return Golden.read("payloads.json")
        .valueStream()
        .filter(
            c ->
                c.path("receiver")
                    .stringValue()
                    .matches("(?:webhook|loki|teams|slack|opsgenie):.*"))
        .map(c -> Arguments.of(c.path("receiver").stringValue(), c.path("event").stringValue(), c));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @MethodSource("cases")
  void sendsWhatTheExporterSends(String receiver, String event, JsonNode recorded)
      throws Exception {
    EnhancedEvent enhanced = Golden.event(Golden.read("templates.json").path("events").path(event));

    Post post = post(receiver, enhanced);

    assertThat(post.url().replaceFirst("https?://[^/]+", ""))
        .isEqualTo(recorded.path("path").stringValue());
    assertThat(anyCase(post.headers())).isEqualTo(anyCase(Golden.texts(recorded.path("headers"))));
    assertThat(atAnyTime(post.body())).isEqualTo(atAnyTime(recorded.path("body").stringValue()));
  }

  private static Post post(String receiver, EnhancedEvent event) throws Exception {
    var payloads = new Payloads(event, Golden.SURROUNDINGS);
    return switch (receiver(receiver)) {
      case Receiver.Webhook webhook -> payloads.webhook(webhook, json(webhook.body(), event));
      case Receiver.Loki loki -> payloads.loki(loki, json(loki.body(), event));
      case Receiver.Teams teams -> payloads.teams(teams, json(teams.body(), event));
      case Receiver.Slack slack -> payloads.slack(slack);
      case Receiver.Opsgenie opsgenie -> payloads.opsgenie(opsgenie);
      case Receiver other -> throw new IllegalArgumentException("is not posted: " + other);
    };
  }

  private static String json(Body body, EnhancedEvent event) throws Exception {
    return body.json(event, Golden.SURROUNDINGS);
  }

  private static Receiver receiver(String text) throws IOException {
    String file =
        "receivers:\n- {name: r, "
            + text.replace("SERVER", "http://server").replace("ADDRESS", "h:1")
            + "}";
    return requireNonNull(ExporterFile.read(file, Map.of()).receivers().get("r"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pod", "node"})
  void writesTheLinesOfLogsThatTheExporterWrites(String event) throws Exception {
    JsonNode recorded = recorded("syslog", event);
    EnhancedEvent enhanced = Golden.event(Golden.read("templates.json").path("events").path(event));
    var syslog = (Receiver.Syslog) receiver(recorded.path("receiver").stringValue());

    String line =
        Payloads.syslog(
            syslog, json(Body.WHOLE, enhanced), "vm", Golden.SURROUNDINGS.clock().instant());

    assertThat(line).startsWith("<128>2026-05-06T07:08:09Z vm k8s.event[");
    assertThat(anyTimeAndProcess(line))
        .isEqualTo(anyTimeAndProcess(recorded.path("body").stringValue()));
  }

  private static JsonNode recorded(String kind, String event) {
    return Golden.read("payloads.json")
        .valueStream()
        .filter(c -> c.path("receiver").stringValue().startsWith(kind + ":"))
        .filter(c -> c.path("event").stringValue().equals(event))
        .findFirst()
        .orElseThrow();
  }

  private static String anyTimeAndProcess(String line) {
    return line.replaceFirst("^<128>\\S+", "<128>now").replaceFirst("\\[\\d+\\]: ", "[1]: ");
  }

  /** The names of headers mean the same in capitals. */
  private static Map<String, String> anyCase(Map<String, String> headers) {
    var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    return anyCase;
  }

  /** Loki's entries have the second in which they were sent. */
  private static String atAnyTime(String body) {
    return body.replaceAll("\"\\d{10}000000000\"", "\"now\"");
  }
}
