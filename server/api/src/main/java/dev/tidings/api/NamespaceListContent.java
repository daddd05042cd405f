package dev.tidings.api;

import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.ListMeta;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Namespaces, or a list of something else that is empty. */
record NamespaceListContent(String kind, ListMeta metadata, List<NamespaceContent> items)
    implements Content {
  @Override
  public String apiVersion() {
    return "v1";
  }

  @Override
  public void writeJson(JsonGenerator json) {
    json.writeStartObject();
    MetaJson.writeType(json, this);
    MetaJson.writeListMeta(json, metadata);
    json.writeArrayPropertyStart("items");
    for (NamespaceContent item : items) {
      json.writeStartObject();
      item.writeMembers(json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public byte[] protobuf() {
    return KubernetesProtobuf.list(
        metadata, items.stream().map(NamespaceContent::protobuf).toList());
  }
}
