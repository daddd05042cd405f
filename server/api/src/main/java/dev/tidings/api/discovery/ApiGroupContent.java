package dev.tidings.api.discovery;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.WireMessage;
import tools.jackson.core.JsonGenerator;

/** {@code /apis/GROUP}: a group and the version it is served in. */
record ApiGroupContent(String group, String version) implements Content {
  @Override
  public String kind() {
    return "APIGroup";
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    json.writeStringProperty("name", group);
    json.writeArrayPropertyStart("versions");
    writeVersion(json);
    json.writeEndArray();
    json.writeName("preferredVersion");
    writeVersion(json);
  }

  private void writeVersion(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("groupVersion", group + "/" + version);
    json.writeStringProperty("version", version);
    json.writeEndObject();
  }

  @Override
  public byte[] protobuf() {
    return message().toBytes();
  }

  WireMessage message() {
    var served = new WireMessage().string(1, group + "/" + version).string(2, version);
    return new WireMessage().string(1, group).message(2, served).message(3, served);
  }
}
