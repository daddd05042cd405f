package dev.tidings.api.fields;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.event.GoText;
import dev.tidings.event.ManagedFieldsEntry;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Comparator;
import tools.jackson.core.JsonGenerator;

/**
 * One who sets fields: the same program is another manager by another operation.
 *
 * @param apiVersion through which an updater writes, who is another one by another version; empty
 *     for an applier
 */
record Manager(String name, String operation, String apiVersion, String subresource) {
  /** The order of the JSON by which the reference tells managers apart, byte by byte. */
  static final Comparator<Manager> ORDER =
      Comparator.comparing(Manager::identifier, Arrays::compareUnsigned);

  static Manager updater(String name, String apiVersion) {
    return new Manager(name, "Update", apiVersion, "");
  }

  static Manager applier(String name) {
    return new Manager(name, "Apply", "", "");
  }

  static Manager of(ManagedFieldsEntry entry) {
    return new Manager(
        entry.manager(),
        entry.operation(),
        entry.operation().equals("Apply") ? "" : entry.apiVersion(),
        entry.subresource());
  }

  private byte[] identifier() {
    var bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator json = KubernetesJson.generator(bytes, false)) {
      json.writeStartObject();
      write(json, "manager", name);
      write(json, "operation", operation);
      write(json, "apiVersion", apiVersion);
      write(json, "subresource", subresource);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, String member, String text) {
    if (!text.isEmpty()) {
      json.writeStringProperty(member, text);
    }
  }

  /** How those in conflict with this one are told of it. */
  String printed() {
    return GoText.quote(name)
        + (subresource.isEmpty() ? "" : " with subresource " + GoText.quote(subresource))
        + (updates() ? " using " + apiVersion : "");
  }

  boolean updates() {
    return operation.equals("Update");
  }
}
