package dev.tidings.api.lookup;

import dev.tidings.search.SeenObject;
import tools.jackson.core.JsonGenerator;

/** Objects that events tell of, as answers name them. */
final class ObjectJson {
  private ObjectJson() {}

  static void write(JsonGenerator json, String name, SeenObject object) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("cluster", object.cluster());
    json.writeStringProperty("kind", object.kind());
    json.writeStringProperty("namespace", object.namespace());
    json.writeStringProperty("name", object.name());
    json.writeStringProperty("uid", object.uid());
    json.writeEndObject();
  }
}
