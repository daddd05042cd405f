package dev.tidings.api;

import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.ListMeta;
import dev.tidings.codec.ProtobufEvents;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A list of events as one of the two groups writes it. */
record EventListContent(ListMeta metadata, List<Event> events, ApiGroup group) implements Content {
  @Override
  public String apiVersion() {
    return group.apiVersion();
  }

  @Override
  public String kind() {
    return "EventList";
  }

  @Override
  public void writeJson(JsonGenerator json) {
    json.writeStartObject();
    MetaJson.writeType(json, this);
    MetaJson.writeListMeta(json, metadata);
    json.writeArrayPropertyStart("items");
    events.forEach(event -> EventJson.write(json, event, group, false));
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public byte[] protobuf() {
    return KubernetesProtobuf.list(
        metadata, events.stream().map(event -> ProtobufEvents.encode(event, group)).toList());
  }
}
