package dev.tidings.codec;

import tools.jackson.databind.JsonNode;

/** Writes meta/v1 Status as a protobuf message from its JSON. */
final class ProtobufStatus {
  private ProtobufStatus() {}

  static byte[] encode(JsonNode status) {
    var out = new ProtobufBuffer();
    out.integer(6, status.path("code").asInt(0));
    if (status.has("details")) {
      int mark = out.mark();
      details(out, status.path("details"));
      out.message(5, mark);
    }
    text(out, 4, status, "reason");
    text(out, 3, status, "message");
    text(out, 2, status, "status");
    JsonNode metadata = status.path("metadata");
    JsonNode remaining = metadata.path("remainingItemCount");
    new ListMeta(
            metadata.path("resourceVersion").asString(""),
            metadata.path("continue").asString(""),
            remaining.isNumber() ? (Long) remaining.longValue() : null)
        .write(out, 1);
    return out.toByteArray();
  }

  private static void details(ProtobufBuffer out, JsonNode details) {
    text(out, 6, details, "uid");
    out.integer(5, details.path("retryAfterSeconds").asInt(0));
    JsonNode causes = details.path("causes");
    for (int i = causes.size() - 1; i >= 0; i--) {
      int mark = out.mark();
      text(out, 3, causes.path(i), "field");
      text(out, 2, causes.path(i), "message");
      text(out, 1, causes.path(i), "reason");
      out.message(4, mark);
    }
    text(out, 3, details, "kind");
    text(out, 2, details, "group");
    text(out, 1, details, "name");
  }

  private static void text(ProtobufBuffer out, int field, JsonNode object, String name) {
    out.string(field, object.path(name).asString(""));
  }
}
