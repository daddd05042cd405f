package dev.tidings.load.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.load.wire.Request;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadedEventTest {
  private static String body(Request request) {
    String text = new String(request.bytes(), ISO_8859_1);
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }

  @Test
  void eventsAreAsLargeAsThoseThatTheReferenceWasMeasuredWith() {
    double mean =
        LongStream.range(0, 5000)
            .map(i -> body(Population.TEN_NAMESPACES.filled(i).create()).length())
            .average()
            .orElseThrow();
    assertThat(mean).isBetween(800.0, 812.0);
  }

  @Test
  void aBodyIsAnEventAboutItsObject() {
    for (long i = 0; i < 1000; i++) {
      LoadedEvent event = Population.TEN_NAMESPACES.filled(i);
      JsonNode json = JsonMapper.shared().readTree(body(event.create()));
      assertThat(json.path("involvedObject").path("uid").asString())
          .isEqualTo(event.subject().uid())
          .hasSize(36);
      assertThat(json.path("metadata").path("namespace").asString())
          .isEqualTo(event.subject().namespace());
      assertThat(json.path("message").asString()).isNotEmpty().doesNotContain("$");
    }
  }

  @Test
  void aRepeatIsJsonThatChangesTheCount() {
    JsonNode json =
        JsonMapper.shared().readTree(body(Population.TEN_NAMESPACES.filled(3).repeat(7)));
    assertThat(json.path("count").asInt()).isEqualTo(7);
  }

  @Test
  void oneObjectInTenOfANamespaceIsAReplicaSet() {
    Population population = Population.TEN_NAMESPACES;
    assertThat(
            LongStream.range(0, 1000)
                .mapToObj(population::subject)
                .filter(subject -> subject.kind().equals("ReplicaSet"))
                .filter(subject -> subject.namespace().equals("load-4")))
        .hasSize(10);
  }
}
