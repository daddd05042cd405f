package dev.tidings.api.wire;

import dev.tidings.codec.ListMeta;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The parts that all objects have in common. */
public final class MetaJson {
  private MetaJson() {}

  public static void writeType(JsonGenerator json, String kind, String apiVersion) {
    json.writeStringProperty("kind", kind);
    json.writeStringProperty("apiVersion", apiVersion);
  }

  static void writeListMeta(JsonGenerator json, ListMeta metadata) {
    json.writeObjectPropertyStart("metadata");
    if (!metadata.resourceVersion().isEmpty()) {
      json.writeStringProperty("resourceVersion", metadata.resourceVersion());
    }
    if (!metadata.continueToken().isEmpty()) {
      json.writeStringProperty("continue", metadata.continueToken());
    }
    Long remaining = metadata.remainingItemCount();
    if (remaining != null) {
      json.writeNumberProperty("remainingItemCount", remaining.longValue());
    }
    json.writeEndObject();
  }

  public static void writeStrings(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
