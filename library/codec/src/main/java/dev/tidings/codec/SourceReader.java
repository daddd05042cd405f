package dev.tidings.codec;

import dev.tidings.event.EventSource;

/** Collects the source of an event. */
final class SourceReader implements JsonReading.Struct {
  private String component;
  private String host;

  private SourceReader(EventSource start) {
    component = start.component();
    host = start.host();
  }

  static EventSource read(EventSource previous, JsonReading in) {
    var reader = in.struct("v1.EventSource", new SourceReader(previous));
    return new EventSource(reader.component, reader.host);
  }

  @Override
  public String goName() {
    return "EventSource";
  }

  @Override
  public boolean read(String field, JsonReading in) {
    switch (field) {
      case "component" -> component = in.string(component);
      case "host" -> host = in.string(host);
      default -> {
        return false;
      }
    }
    return true;
  }
}
