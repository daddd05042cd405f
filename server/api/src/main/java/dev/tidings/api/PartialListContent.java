package dev.tidings.api;

import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.ListMeta;
import dev.tidings.event.ObjectMeta;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The metadata of a list's objects. */
record PartialListContent(ListMeta metadata, List<ObjectMeta> items, String apiVersion)
    implements Content {
  @Override
  public String kind() {
    return "PartialObjectMetadataList";
  }

  @Override
  public void writeJson(JsonGenerator json) {
    json.writeStartObject();
    MetaJson.writeType(json, this);
    MetaJson.writeListMeta(json, metadata);
    json.writeArrayPropertyStart("items");
    items.forEach(item -> MetaJson.writePartial(json, apiVersion, item));
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public byte[] protobuf() {
    return KubernetesProtobuf.list(
        metadata, items.stream().map(KubernetesProtobuf::partialObjectMetadata).toList());
  }
}
