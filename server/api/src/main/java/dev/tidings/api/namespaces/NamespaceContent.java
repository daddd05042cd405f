package dev.tidings.api.namespaces;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.ListItem;
import dev.tidings.api.wire.WireMessage;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.event.ObjectMeta;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;

/** A namespace; they are all active. */
record NamespaceContent(ObjectMeta metadata) implements Content, ListItem {
  private static final String FINALIZER = "kubernetes";
  static final String PHASE = "Active";

  @Override
  public String kind() {
    return "Namespace";
  }

  @Override
  public void writeItem(JsonGenerator json) {
    json.writeStartObject();
    writeMembers(json);
    json.writeEndObject();
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    json.writeName("metadata");
    EventJson.writeMetadata(json, metadata);
    json.writeObjectPropertyStart("spec");
    json.writeArrayPropertyStart("finalizers");
    json.writeString(FINALIZER);
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectPropertyStart("status");
    json.writeStringProperty("phase", PHASE);
    json.writeEndObject();
  }

  /** Metadata is the first field of every object, so that of a partial one starts this one too. */
  @Override
  public byte[] protobuf() {
    var message = new ByteArrayOutputStream();
    message.writeBytes(KubernetesProtobuf.partialObjectMetadata(metadata));
    message.writeBytes(
        new WireMessage()
            .message(2, new WireMessage().string(1, FINALIZER))
            .message(3, new WireMessage().string(1, PHASE))
            .toBytes());
    return message.toByteArray();
  }
}
