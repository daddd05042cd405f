package dev.tidings.api.namespaces;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.TableColumn;
import dev.tidings.api.wire.TableRow;
import dev.tidings.event.HumanDuration;
import dev.tidings.event.ObjectMeta;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * A namespace as the row of a table.
 *
 * @param now the time that the age is counted to
 */
record NamespaceTableRow(ObjectMeta metadata, Instant now) implements TableRow {
  static final List<TableColumn> COLUMNS =
      List.of(
          new TableColumn("Name", "name", "The name of the namespace.", 0),
          new TableColumn("Status", "", "Always active: a namespace needs not be made.", 0),
          new TableColumn("Age", "", "How long ago the namespace was made or first served.", 0));

  @Override
  public void writeCells(JsonGenerator json) {
    json.writeString(metadata.name());
    json.writeString(NamespaceContent.PHASE);
    json.writeString(HumanDuration.since(metadata.creationTimestamp(), now));
  }

  @Override
  public Content object() {
    return new NamespaceContent(metadata);
  }
}
