package dev.tidings.api.wire;

import dev.tidings.event.ObjectMeta;
import tools.jackson.core.JsonGenerator;

/** An object as the row of a table. */
public interface TableRow {
  /** Writes a value for each column. */
  void writeCells(JsonGenerator json);

  ObjectMeta metadata();

  Content object();
}
