package dev.tidings.api.wire;

import tools.jackson.core.JsonGenerator;

/** An object as it stands in a list. */
public interface ListItem {
  /** Writes the object; most kinds leave out kind and apiVersion, which the list says already. */
  void writeItem(JsonGenerator json);

  /** The object's message, without an envelope. */
  byte[] protobuf();
}
