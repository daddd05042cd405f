package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events that a server has, as it serves them. */
record ServedEvents(WireClient client) {
  static ServedEvents of(URI server) {
    return new ServedEvents(WireClient.to(server));
  }

  /** Those of a namespace in core/v1. */
  List<JsonNode> in(String namespace) throws IOException {
    return list("/api/v1/namespaces/" + namespace + "/events");
  }

  /** The only one of a namespace in core/v1. */
  JsonNode onlyIn(String namespace) throws IOException {
    List<JsonNode> events = in(namespace);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  List<JsonNode> list(String path) throws IOException {
    WireAnswer.Whole answer = client.call(WireRequest.get(path));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).path("items").valueStream().toList();
  }

  void delete(JsonNode event) throws IOException {
    JsonNode metadata = event.path("metadata");
    String path =
        "/api/v1/namespaces/%s/events/%s"
            .formatted(
                metadata.path("namespace").stringValue(), metadata.path("name").stringValue());
    var request = new WireRequest("DELETE", path, Map.of(), null);
    assertThat(client.call(request).status()).isEqualTo(200);
  }
}
