package dev.tidings.api.wire;

import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.event.ObjectMeta;
import tools.jackson.core.JsonGenerator;

/** An object's metadata, without the rest of it. */
public record PartialContent(ObjectMeta metadata, String apiVersion) implements Content, ListItem {
  @Override
  public String kind() {
    return "PartialObjectMetadata";
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    json.writeName("metadata");
    EventJson.writeMetadata(json, metadata);
  }

  @Override
  public void writeItem(JsonGenerator json) {
    writeJson(json);
  }

  @Override
  public byte[] protobuf() {
    return KubernetesProtobuf.partialObjectMetadata(metadata);
  }
}
