package dev.tidings.api.audit;

import dev.tidings.api.audit.AuditEvent.Who;
import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.codec.KubernetesJson;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes audit events as audit.k8s.io/v1 has them at level Metadata, one a line. */
final class AuditJson {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private AuditJson() {}

  /** The event and the end of its line. */
  static byte[] line(AuditEvent event) {
    var out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = KubernetesJson.generator(out, false)) {
      json.writeStartObject();
      json.writeStringProperty("kind", "Event");
      json.writeStringProperty("apiVersion", "audit.k8s.io/v1");
      json.writeStringProperty("level", "Metadata");
      json.writeStringProperty("auditID", event.asked().id());
      json.writeStringProperty("stage", event.reached().stage().text());
      json.writeStringProperty("requestURI", event.asked().uri());
      json.writeStringProperty("verb", event.asked().access().verb());
      who(json, event.who());
      object(json, event.asked().access());
      status(json, event.reached().code());
      times(json, event.asked().received(), event.reached().at());
      json.writeEndObject();
    }
    out.write('\n');
    return out.toByteArray();
  }

  private static void who(JsonGenerator json, Who who) {
    user(json, "user", who.user());
    if (who.actingAs().isPresent()) {
      user(json, "impersonatedUser", who.actingAs());
    }
    json.writeArrayPropertyStart("sourceIPs");
    json.writeString(who.sourceAddress());
    json.writeEndArray();
    if (!who.userAgent().isEmpty()) {
      json.writeStringProperty("userAgent", who.userAgent());
    }
  }

  private static void user(JsonGenerator json, String name, Optional<User> user) {
    json.writeObjectPropertyStart(name);
    user.ifPresent(known -> members(json, known));
    json.writeEndObject();
  }

  private static void members(JsonGenerator json, User user) {
    json.writeStringProperty("username", user.name());
    if (!user.uid().isEmpty()) {
      json.writeStringProperty("uid", user.uid());
    }
    if (!user.groups().isEmpty()) {
      texts(json, "groups", user.groups());
    }
    if (!user.extra().isEmpty()) {
      json.writeObjectPropertyStart("extra");
      user.extra().forEach((name, values) -> texts(json, name, values));
      json.writeEndObject();
    }
  }

  private static void texts(JsonGenerator json, String name, Iterable<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void object(JsonGenerator json, Access access) {
    if (access instanceof Access.OfResource wanted) {
      json.writeObjectPropertyStart("objectRef");
      unlessEmpty(json, "resource", wanted.type().resource());
      unlessEmpty(json, "namespace", wanted.namespace());
      unlessEmpty(json, "name", wanted.name());
      unlessEmpty(json, "apiGroup", wanted.type().group());
      unlessEmpty(json, "apiVersion", wanted.type().version());
      unlessEmpty(json, "subresource", wanted.type().subresource());
      json.writeEndObject();
    }
  }

  private static void unlessEmpty(JsonGenerator json, String name, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }

  private static void status(JsonGenerator json, int code) {
    if (code != 0) {
      json.writeObjectPropertyStart("responseStatus");
      json.writeObjectPropertyStart("metadata");
      json.writeEndObject();
      json.writeNumberProperty("code", code);
      json.writeEndObject();
    }
  }

  private static void times(JsonGenerator json, Instant received, Instant reached) {
    json.writeStringProperty("requestReceivedTimestamp", MICROS.format(received));
    json.writeStringProperty("stageTimestamp", MICROS.format(reached));
  }
}
