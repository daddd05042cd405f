package dev.tidings.api.identity;

import dev.tidings.api.authentication.User;
import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.WireMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A user, as that user is told. Empty parts are left out. */
record SelfReviewContent(User user, Instant now) implements Content {
  /** Of metadata, the time of creation. */
  private static final int CREATION = 8;

  @Override
  public String apiVersion() {
    return "authentication.k8s.io/v1";
  }

  @Override
  public String kind() {
    return "SelfSubjectReview";
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    json.writeObjectPropertyStart("metadata");
    json.writeStringProperty("creationTimestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
    json.writeEndObject();
    json.writeObjectPropertyStart("status");
    json.writeObjectPropertyStart("userInfo");
    writeText(json, "username", user.name());
    writeText(json, "uid", user.uid());
    writeTexts(json, "groups", user.groups());
    if (!user.extra().isEmpty()) {
      json.writeObjectPropertyStart("extra");
      user.extra().forEach((name, values) -> writeTexts(json, name, values));
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeText(JsonGenerator json, String name, String text) {
    if (!text.isEmpty()) {
      json.writeStringProperty(name, text);
    }
  }

  private static void writeTexts(JsonGenerator json, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      json.writeArrayPropertyStart(name);
      texts.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  @Override
  public byte[] protobuf() {
    var info =
        new WireMessage().string(1, user.name()).string(2, user.uid()).strings(3, user.groups());
    user.extra()
        .forEach(
            (name, values) ->
                info.message(
                    4,
                    new WireMessage()
                        .string(1, name)
                        .message(2, new WireMessage().strings(1, values))));
    var created = new WireMessage().number(1, now.getEpochSecond());
    return new WireMessage()
        .message(1, new WireMessage().message(CREATION, created))
        .message(2, new WireMessage().message(1, info))
        .toBytes();
  }
}
