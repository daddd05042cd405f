package dev.tidings.api.discovery;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.MetaJson;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** All of discovery below {@code /api} or {@code /apis} in one document. */
record AggregatedContent(List<String> groups) implements Content {
  @Override
  public String apiVersion() {
    return "apidiscovery.k8s.io/v2";
  }

  @Override
  public String kind() {
    return "APIGroupDiscoveryList";
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    json.writeObjectPropertyStart("metadata");
    json.writeEndObject();
    json.writeArrayPropertyStart("items");
    groups.forEach(group -> writeGroup(json, group));
    json.writeEndArray();
  }

  private static void writeGroup(JsonGenerator json, String group) {
    json.writeStartObject();
    json.writeObjectPropertyStart("metadata");
    if (!group.isEmpty()) {
      json.writeStringProperty("name", group);
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("versions");
    json.writeStartObject();
    json.writeStringProperty("version", ServedKinds.version(group).orElseThrow());
    json.writeArrayPropertyStart("resources");
    ServedKinds.of(group).forEach(kind -> writeKind(json, kind));
    json.writeEndArray();
    json.writeStringProperty("freshness", "Current");
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A kind's own group and version are left empty: they are those of the list around it. */
  private static void writeKind(JsonGenerator json, ServedKind kind) {
    json.writeStartObject();
    json.writeStringProperty("resource", kind.resource());
    json.writeObjectPropertyStart("responseKind");
    json.writeStringProperty("group", "");
    json.writeStringProperty("version", "");
    json.writeStringProperty("kind", kind.kind());
    json.writeEndObject();
    json.writeStringProperty("scope", kind.namespaced() ? "Namespaced" : "Cluster");
    json.writeStringProperty("singularResource", kind.singular());
    MetaJson.writeStrings(json, "verbs", kind.verbs());
    if (!kind.shortNames().isEmpty()) {
      MetaJson.writeStrings(json, "shortNames", kind.shortNames());
    }
    json.writeEndObject();
  }

  /** Nobody gets here: negotiation does not offer it. */
  @Override
  public byte[] protobuf() {
    throw new UnsupportedOperationException("aggregated discovery is not served as protobuf");
  }
}
