package dev.tidings.api.discovery;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.WireMessage;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@code /apis}: the named groups. */
record ApiGroupListContent(List<ApiGroupContent> groups) implements Content {
  @Override
  public String kind() {
    return "APIGroupList";
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    json.writeArrayPropertyStart("groups");
    for (ApiGroupContent group : groups) {
      json.writeStartObject();
      group.writeMembers(json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public byte[] protobuf() {
    var message = new WireMessage();
    groups.forEach(group -> message.message(1, group.message()));
    return message.toBytes();
  }
}
