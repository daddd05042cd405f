package dev.tidings.recorder;

import org.jspecify.annotations.Nullable;

/** The two types that an event can have. */
public enum EventType {
  /** Information only. */
  NORMAL("Normal"),
  /** Something that may want looking at. */
  WARNING("Warning");

  private final String text;

  EventType(String text) {
    this.text = text;
  }

  /** As an event's {@code type} says it. */
  public String text() {
    return text;
  }

  /** The type that is written exactly like this, or null. */
  static @Nullable EventType of(String text) {
    for (EventType type : values()) {
      if (type.text.equals(text)) {
        return type;
      }
    }
    return null;
  }
}
