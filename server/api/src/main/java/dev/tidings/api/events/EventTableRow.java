package dev.tidings.api.events;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.TableColumn;
import dev.tidings.api.wire.TableRow;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventRow;
import dev.tidings.event.ObjectMeta;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * An event as the row of a table.
 *
 * @param now the time that ages are counted to
 */
record EventTableRow(Event event, ApiGroup group, Instant now) implements TableRow {
  static final List<TableColumn> COLUMNS =
      List.of(
          new TableColumn("Last Seen", "", "How long ago the event happened last.", 0),
          new TableColumn("Type", "", "Normal, or Warning when somebody should look.", 0),
          new TableColumn("Reason", "", "Why the event was written, in one word for machines.", 0),
          new TableColumn("Object", "", "The object that the event is about.", 0),
          new TableColumn("Subobject", "", "The part of the object that the event is about.", 1),
          new TableColumn("Source", "", "The component that wrote the event, and where it ran.", 1),
          new TableColumn("Message", "", "What happened, in words for people.", 0),
          new TableColumn("First Seen", "", "How long ago the event happened first.", 1),
          new TableColumn("Count", "", "How often the event has happened.", 1),
          new TableColumn("Name", "name", "The name of the event itself.", 1));

  @Override
  public void writeCells(JsonGenerator json) {
    EventRow row = EventRow.of(event, now);
    json.writeString(row.lastSeen());
    json.writeString(row.type());
    json.writeString(row.reason());
    json.writeString(row.object());
    json.writeString(row.subobject());
    json.writeString(row.source());
    json.writeString(row.message());
    json.writeString(row.firstSeen());
    json.writeNumber(row.count());
    json.writeString(row.name());
  }

  @Override
  public ObjectMeta metadata() {
    return event.metadata();
  }

  @Override
  public Content object() {
    return new EventContent(event, group);
  }
}
