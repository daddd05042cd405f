package dev.tidings.api.discovery;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.MetaJson;
import dev.tidings.api.wire.WireMessage;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@code /api/v1} or {@code /apis/GROUP/VERSION}: the kinds of one group. */
record ApiResourceListContent(String groupVersion, List<ServedKind> kinds) implements Content {
  @Override
  public String kind() {
    return "APIResourceList";
  }

  /** As in the reference, the core group's says no apiVersion. */
  @Override
  public void writeJson(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("kind", kind());
    if (groupVersion.contains("/")) {
      json.writeStringProperty("apiVersion", apiVersion());
    }
    writeMembers(json);
    json.writeEndObject();
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    json.writeStringProperty("groupVersion", groupVersion);
    json.writeArrayPropertyStart("resources");
    kinds.forEach(kind -> writeKind(json, kind));
    json.writeEndArray();
  }

  private static void writeKind(JsonGenerator json, ServedKind kind) {
    json.writeStartObject();
    json.writeStringProperty("name", kind.resource());
    json.writeStringProperty("singularName", kind.singular());
    json.writeBooleanProperty("namespaced", kind.namespaced());
    json.writeStringProperty("kind", kind.kind());
    MetaJson.writeStrings(json, "verbs", kind.verbs());
    if (!kind.shortNames().isEmpty()) {
      MetaJson.writeStrings(json, "shortNames", kind.shortNames());
    }
    if (!kind.storageVersionHash().isEmpty()) {
      json.writeStringProperty("storageVersionHash", kind.storageVersionHash());
    }
    json.writeEndObject();
  }

  @Override
  public byte[] protobuf() {
    var message = new WireMessage().string(1, groupVersion);
    kinds.forEach(kind -> message.message(2, kindMessage(kind)));
    return message.toBytes();
  }

  private static WireMessage kindMessage(ServedKind kind) {
    return new WireMessage()
        .string(1, kind.resource())
        .flag(2, kind.namespaced())
        .string(3, kind.kind())
        .message(4, new WireMessage().strings(1, kind.verbs()))
        .strings(5, kind.shortNames())
        .string(6, kind.singular())
        .string(10, kind.storageVersionHash());
  }
}
