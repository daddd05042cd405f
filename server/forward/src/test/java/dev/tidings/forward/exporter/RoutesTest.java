package dev.tidings.forward.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.forward.enhanced.EnhancedEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Routes send events to the receivers that the exporter's own code sends them to. */
class RoutesTest {
  static Stream<JsonNode> cases() {
    return Golden.read("routes.json").valueStream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sendsToWhomTheExporterDoes(JsonNode recorded) throws IOException {
    // JSON is YAML too
    String file = "{\"route\": " + recorded.path("route") + "}";

    RouteTree tree = ExporterFile.read(file.replace("$", "$$"), Map.of("$", "$")).route();
    EnhancedEvent event = event(recorded.path("event"));

    List<String> sentTo = recorded.path("sentTo").valueStream().map(JsonNode::stringValue).toList();
    assertThat(tree.receivers(event)).isEqualTo(sentTo);
    for (String each : List.of("a", "b", "c", "d")) {
      assertThat(tree.towards(each).receivers(event))
          .as("as %s sees it", each)
          .isEqualTo(sentTo.stream().filter(each::equals).toList());
    }
  }

  private static EnhancedEvent event(JsonNode event) {
    var reference =
        new ObjectReference(text(event, "kind"), "", "", "", text(event, "apiVersion"), "", "");
    var built =
        Event.builder()
            .metadata(ObjectMeta.builder().name("e").namespace(text(event, "namespace")).build())
            .involvedObject(reference)
            .message(text(event, "message"))
            .reason(text(event, "reason"))
            .type(text(event, "type"))
            .count(event.path("count").intValue())
            .source(new EventSource(text(event, "component"), text(event, "host")))
            .build();
    var object =
        new InvolvedObject(
            Golden.texts(event.path("labels")),
            Golden.texts(event.path("annotations")),
            List.of(),
            List.of(),
            false);
    return new EnhancedEvent(built, "", object);
  }

  private static String text(JsonNode event, String name) {
    return event.path(name).stringValue();
  }
}
