package dev.tidings.api.wire;

import dev.tidings.codec.EventJson;
import dev.tidings.codec.ListMeta;
import dev.tidings.event.ObjectMeta;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The parts that all objects have in common. */
public final class MetaJson {
  private MetaJson() {}

  public static void writeType(JsonGenerator json, Content content) {
    json.writeStringProperty("kind", content.kind());
    json.writeStringProperty("apiVersion", content.apiVersion());
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

  static void writePartial(JsonGenerator json, String apiVersion, ObjectMeta metadata) {
    json.writeStartObject();
    json.writeStringProperty("kind", "PartialObjectMetadata");
    json.writeStringProperty("apiVersion", apiVersion);
    json.writeName("metadata");
    EventJson.writeMetadata(json, metadata);
    json.writeEndObject();
  }
}
