package dev.tidings.api.events;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.ListItem;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.ProtobufEvents;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import tools.jackson.core.JsonGenerator;

/** An event as one of the two groups writes it. */
record EventContent(Event event, ApiGroup group) implements Content, ListItem {
  @Override
  public String apiVersion() {
    return group.apiVersion();
  }

  @Override
  public String kind() {
    return "Event";
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    EventJson.writeMembers(json, event, group);
  }

  @Override
  public void writeItem(JsonGenerator json) {
    EventJson.write(json, event, group, false);
  }

  @Override
  public byte[] protobuf() {
    return ProtobufEvents.encode(event, group);
  }
}
