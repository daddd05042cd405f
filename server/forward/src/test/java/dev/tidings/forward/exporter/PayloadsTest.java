package dev.tidings.forward.exporter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Receivers are sent what the exporter's own code sends them. */
class PayloadsTest {
  static Stream<Arguments> cases() {
    return Golden.read("payloads.json")
        .valueStream()
        .filter(c -> c.path("receiver").stringValue().matches("(?:webhook|loki|teams):.*"))
        .map(c -> Arguments.of(c.path("receiver").stringValue(), c.path("event").stringValue(), c));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @MethodSource("cases")
  void sendsWhatTheExporterSends(String receiver, String event, JsonNode recorded)
      throws Exception {
    EnhancedEvent enhanced = Golden.event(Golden.read("templates.json").path("events").path(event));

    Post post = post(receiver, new Payloads(enhanced, Golden.SURROUNDINGS));

    assertThat(post.url()).isEqualTo("http://server" + recorded.path("path").stringValue());
    assertThat(anyCase(post.headers())).isEqualTo(anyCase(Golden.texts(recorded.path("headers"))));
    assertThat(atAnyTime(post.body())).isEqualTo(atAnyTime(recorded.path("body").stringValue()));
  }

  private static Post post(String receiver, Payloads payloads) throws Exception {
    String file = "receivers:\n- {name: r, " + receiver.replace("SERVER", "http://server") + "}";
    return switch (requireNonNull(ExporterFile.read(file, Map.of()).receivers().get("r"))) {
      case Receiver.Webhook webhook -> payloads.webhook(webhook);
      case Receiver.Loki loki -> payloads.loki(loki);
      case Receiver.Teams teams -> payloads.teams(teams);
      case Receiver other -> throw new IllegalArgumentException("not sent yet: " + other);
    };
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
