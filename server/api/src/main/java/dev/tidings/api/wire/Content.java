package dev.tidings.api.wire;

import tools.jackson.core.JsonGenerator;

/** An object that can be sent in every encoding. */
public interface Content {
  /** The group and version it is written in; the core group's unless said otherwise. */
  default String apiVersion() {
    return "v1";
  }

  String kind();

  /** Writes the whole object, kind and apiVersion included. */
  default void writeJson(JsonGenerator json) {
    json.writeStartObject();
    MetaJson.writeType(json, kind(), apiVersion());
    writeMembers(json);
    json.writeEndObject();
  }

  /** Writes what follows kind and apiVersion. */
  void writeMembers(JsonGenerator json);

  /** The message that goes into Kubernetes' protobuf envelope. */
  byte[] protobuf();
}
