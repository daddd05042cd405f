package dev.tidings.codec;

import dev.tidings.event.Event;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Members of JSON objects, left out when empty or not, as Go's struct tags say. */
final class JsonFields {
  private final JsonGenerator json;

  JsonFields(JsonGenerator json) {
    this.json = json;
  }

  JsonGenerator json() {
    return json;
  }

  void start(String name) {
    json.writeObjectPropertyStart(name);
  }

  void end() {
    json.writeEndObject();
  }

  void always(String name, String value) {
    json.writeStringProperty(name, value);
  }

  void always(String name, int value) {
    json.writeNumberProperty(name, value);
  }

  void unlessEmpty(String name, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }

  void unlessZero(String name, long value) {
    if (value != 0) {
      json.writeNumberProperty(name, value);
    }
  }

  void unlessNull(String name, @Nullable Boolean value) {
    if (value != null) {
      json.writeBooleanProperty(name, value);
    }
  }

  void unlessEmpty(String name, Map<String, String> map) {
    if (map.isEmpty()) {
      return;
    }
    start(name);
    map.forEach(json::writeStringProperty);
    end();
  }

  void time(String name, @Nullable Instant time) {
    if (time == null || time.equals(Event.ZERO_TIME)) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, KubernetesTime.formatTime(time));
    }
  }

  void microTime(String name, @Nullable Instant time) {
    if (time == null || time.equals(Event.ZERO_TIME)) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, KubernetesTime.formatMicroTime(time));
    }
  }
}
