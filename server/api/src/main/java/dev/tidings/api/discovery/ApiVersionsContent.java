package dev.tidings.api.discovery;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.WireMessage;
import tools.jackson.core.JsonGenerator;

/** {@code /api}: the versions of the core group, and where the server is. */
record ApiVersionsContent(String serverAddress) implements Content {
  private static final String EVERYWHERE = "0.0.0.0/0";

  @Override
  public String kind() {
    return "APIVersions";
  }

  /** As in the reference, it says no apiVersion. */
  @Override
  public void writeJson(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("kind", kind());
    writeMembers(json);
    json.writeEndObject();
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    json.writeArrayPropertyStart("versions");
    json.writeString("v1");
    json.writeEndArray();
    json.writeArrayPropertyStart("serverAddressByClientCIDRs");
    json.writeStartObject();
    json.writeStringProperty("clientCIDR", EVERYWHERE);
    json.writeStringProperty("serverAddress", serverAddress);
    json.writeEndObject();
    json.writeEndArray();
  }

  @Override
  public byte[] protobuf() {
    return new WireMessage()
        .string(1, "v1")
        .message(2, new WireMessage().string(1, EVERYWHERE).string(2, serverAddress))
        .toBytes();
  }
}
