package dev.tidings.api.wire;

import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.ListMeta;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A list of objects of one kind. */
public record ListContent(
    String apiVersion, String kind, ListMeta metadata, List<? extends ListItem> items)
    implements Content {
  @Override
  public void writeJson(JsonGenerator json) {
    json.writeStartObject();
    MetaJson.writeType(json, this);
    MetaJson.writeListMeta(json, metadata);
    json.writeArrayPropertyStart("items");
    items.forEach(item -> item.writeItem(json));
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public byte[] protobuf() {
    return KubernetesProtobuf.list(metadata, items.stream().map(ListItem::protobuf).toList());
  }
}
