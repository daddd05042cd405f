package dev.tidings.forward.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.kit.BulkServer;
import dev.tidings.forward.receivers.ExporterRoutes;
import dev.tidings.forward.routes.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores are sent the documents that the exporter's own code sends them, though in bulk. */
class StoreReceiversTest {
  static Stream<Arguments> cases() {
    return Golden.read("payloads.json")
        .valueStream()
        .filter(c -> c.path("receiver").stringValue().matches("(?:elastic|open)search:.*"))
        .map(c -> Arguments.of(c.path("receiver").stringValue(), c.path("event").stringValue(), c));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @MethodSource("cases")
  void areSentTheExportersDocuments(String receiver, String event, JsonNode recorded)
      throws Exception {
    EnhancedEvent enhanced = Golden.event(Golden.read("templates.json").path("events").path(event));
    try (var server = new BulkServer()) {
      Route route = route(receiver.replace("SERVER", server.url()));
      byte[] body = body(receiver).json(enhanced, Golden.SURROUNDINGS).getBytes(UTF_8);
      var message = new Message("", enhanced.event(), Message.Form.OBJECT, body);
      try (Destination store = route.destination().open()) {
        assertThat(store.deliver(List.of(message))).isEqualTo(new Delivery.Done());
      }

      JsonNode action = server.lines().getFirst().valueStream().findFirst().orElseThrow();
      assertThat(recorded.path("path").stringValue()).startsWith(path(action));
      assertThat(server.lines().getLast())
          .isEqualTo(JsonMapper.shared().readTree(recorded.path("body").stringValue()));
      Golden.texts(recorded.path("headers")).entrySet().stream()
          .filter(each -> !each.getKey().equals("Content-Type"))
          .forEach(each -> assertThat(server.header(each.getKey())).isEqualTo(each.getValue()));
    }
  }

  /** What the exporter sends a document to that it names. */
  private static String path(JsonNode action) {
    String type = action.path("_type").asString("_doc");
    String id = action.has("version") ? "/" + action.path("_id").stringValue() : "";
    return "/" + action.path("_index").stringValue() + "/" + type + id;
  }

  private static ExporterFile file(String receiver) throws Exception {
    return ExporterFile.read(
        "route: {routes: [{match: [{receiver: r}]}]}\nreceivers:\n- {name: r, " + receiver + "}",
        Map.of());
  }

  private static Route route(String receiver) throws Exception {
    return ExporterRoutes.of(file(receiver), Golden.SURROUNDINGS).routes().getFirst();
  }

  private static Body body(String receiver) throws Exception {
    String somewhere = receiver.replace("SERVER", "http://127.0.0.1");
    return file(somewhere).receivers().get("r") instanceof Receiver.SearchStore store
        ? store.body()
        : Body.WHOLE;
  }
}
