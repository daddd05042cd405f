package dev.tidings.api.wire;

import dev.tidings.codec.KubernetesProtobuf;
import tools.jackson.core.JsonGenerator;

/** A status as meta/v1 writes it. */
public record StatusContent(Status status) implements Content {
  @Override
  public String kind() {
    return "Status";
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    json.writeObjectPropertyStart("metadata");
    unlessEmpty(json, "continue", status.continueToken());
    json.writeEndObject();
    json.writeStringProperty("status", status.success() ? "Success" : "Failure");
    unlessEmpty(json, "message", status.message());
    unlessEmpty(json, "reason", status.reason());
    if (status.details() != null) {
      writeDetails(json, status.details());
    }
    unlessZero(json, "code", status.code());
  }

  private static void writeDetails(JsonGenerator json, Status.Details details) {
    json.writeObjectPropertyStart("details");
    unlessEmpty(json, "name", details.name());
    unlessEmpty(json, "group", details.group());
    unlessEmpty(json, "kind", details.kind());
    unlessEmpty(json, "uid", details.uid());
    if (!details.causes().isEmpty()) {
      json.writeArrayPropertyStart("causes");
      details.causes().forEach(cause -> writeCause(json, cause));
      json.writeEndArray();
    }
    unlessZero(json, "retryAfterSeconds", details.retryAfterSeconds());
    json.writeEndObject();
  }

  private static void writeCause(JsonGenerator json, Status.Cause cause) {
    json.writeStartObject();
    unlessEmpty(json, "reason", cause.reason());
    unlessEmpty(json, "message", cause.message());
    unlessEmpty(json, "field", cause.field());
    json.writeEndObject();
  }

  private static void unlessEmpty(JsonGenerator json, String name, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }

  private static void unlessZero(JsonGenerator json, String name, int value) {
    if (value != 0) {
      json.writeNumberProperty(name, value);
    }
  }

  @Override
  public byte[] protobuf() {
    return KubernetesProtobuf.status(Replies.tree(this));
  }
}
