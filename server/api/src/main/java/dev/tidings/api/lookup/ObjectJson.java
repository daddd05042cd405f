package dev.tidings.api.lookup;

import dev.tidings.search.SeenObject;
import tools.jackson.core.JsonGenerator;

/** Objects that events tell of, as answers name them. */
final class ObjectJson {
  private ObjectJson() {}

  static void write(JsonGenerator json, String name, SeenObject object) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("cluster", object.cluster());
    json.writeStringProperty("kind", Cut.text(object.kind()));
    json.writeStringProperty("namespace", Cut.text(object.namespace()));
    json.writeStringProperty("name", Cut.text(object.name()));
    json.writeStringProperty("uid", Cut.text(object.uid()));
    json.writeEndObject();
  }
}
