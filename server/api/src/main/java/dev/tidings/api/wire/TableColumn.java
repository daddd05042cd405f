package dev.tidings.api.wire;

import tools.jackson.core.JsonGenerator;

/**
 * A column of a table.
 *
 * @param format {@code name} for the column that names the object, otherwise empty
 * @param priority 0 for columns that are always shown, 1 for those of {@code -o wide}
 */
public record TableColumn(String name, String format, String description, int priority) {
  void writeJson(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("type", "string");
    json.writeStringProperty("format", format);
    json.writeStringProperty("description", description);
    json.writeNumberProperty("priority", priority);
    json.writeEndObject();
  }
}
