package dev.tidings.api.wire;

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
  public void writeJson(JsonGenerator json) {
    MetaJson.writePartial(json, apiVersion, metadata);
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
