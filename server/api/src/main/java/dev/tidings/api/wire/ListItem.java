package dev.tidings.api.wire;

import dev.tidings.codec.JsonBytes;
import tools.jackson.core.JsonGenerator;

/** An object as it stands in a list. */
public interface ListItem {
  /**
   * Writes the object from its stored bytes, as JSON that is not indented; false, with nothing
   * written, where that cannot be done.
   */
  default boolean writeStored(JsonBytes json) {
    return false;
  }

  /** Writes the object; most kinds leave out kind and apiVersion, which the list says already. */
  void writeItem(JsonGenerator json);

  /** The object's message, without an envelope. */
  byte[] protobuf();
}
