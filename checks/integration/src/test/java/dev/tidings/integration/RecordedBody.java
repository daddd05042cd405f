package dev.tidings.integration;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The bytes that a recorded request was sent with. */
final class RecordedBody {
  private RecordedBody() {}

  /** A recording with the placeholders in all its texts filled in. */
  static JsonNode filled(JsonNode recorded, Placeholders placeholders) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (recorded.isString()) {
      return nodes.stringNode(placeholders.fill(recorded.stringValue()));
    }
    if (recorded.isArray()) {
      ArrayNode filled = nodes.arrayNode();
      recorded.forEach(value -> filled.add(filled(value, placeholders)));
      return filled;
    }
    if (recorded.isObject()) {
      ObjectNode filled = nodes.objectNode();
      recorded
          .properties()
          .forEach(p -> filled.set(p.getKey(), filled(p.getValue(), placeholders)));
      return filled;
    }
    return recorded;
  }

  static byte @Nullable [] of(JsonNode request) {
    if (request.has("body")) {
      return spaced(request.get("body")).getBytes(StandardCharsets.UTF_8);
    }
    if (request.has("raw")) {
      return request.get("raw").stringValue().getBytes(StandardCharsets.UTF_8);
    }
    if (request.has("rawBase64")) {
      return Base64.getDecoder().decode(request.get("rawBase64").stringValue());
    }
    return null;
  }

  /**
   * JSON with a blank after every comma and colon: what the recorded server was sent, to the byte,
   * which matters where sizes are at a limit.
   */
  static String spaced(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .map(p -> JsonNodeFactory.instance.stringNode(p.getKey()) + ": " + spaced(p.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value.isArray()) {
      return value
          .valueStream()
          .map(RecordedBody::spaced)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value.toString();
  }
}
