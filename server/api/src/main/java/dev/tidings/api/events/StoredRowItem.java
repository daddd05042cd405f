package dev.tidings.api.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.read.StoredEvents;
import dev.tidings.api.wire.ListItem;
import dev.tidings.codec.JsonBytes;
import dev.tidings.event.Event;
import dev.tidings.event.EventRow;
import dev.tidings.store.StoredEvent;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A stored event as the row of a table. */
record StoredRowItem(StoredEvent stored, StoredRows rows) implements ListItem {
  private static final byte[] CELLS = "{\"cells\":[".getBytes(UTF_8);
  private static final byte[] OBJECT = "],\"object\":".getBytes(UTF_8);
  private static final byte[] NULL = "null".getBytes(UTF_8);

  @Override
  public boolean writeStored(JsonBytes out) {
    Optional<Event> shown = rows.cells().read(stored.value());
    if (shown.isEmpty()) {
      return false;
    }
    int begin = out.size();
    writeCells(out.raw(CELLS), EventRow.of(shown.get(), rows.now()));
    boolean written = writeObject(out.raw(OBJECT));
    out.write('}');
    if (!written) {
      out.cut(begin);
    }
    return written;
  }

  /** In the order of {@link EventTableRow#COLUMNS}. */
  private static void writeCells(JsonBytes out, EventRow row) {
    out.text(row.lastSeen()).write(',');
    out.text(row.type()).write(',');
    out.text(row.reason()).write(',');
    out.text(row.object()).write(',');
    out.text(row.subobject()).write(',');
    out.text(row.source()).write(',');
    out.text(row.message()).write(',');
    out.text(row.firstSeen()).write(',');
    out.number(row.count()).write(',');
    out.text(row.name());
  }

  private boolean writeObject(JsonBytes out) {
    return switch (rows.include()) {
      case NONE -> {
        out.raw(NULL);
        yield true;
      }
      case METADATA -> rows.metadata(stored).writeStored(out);
      case OBJECT -> rows.writeEvent(stored, out);
    };
  }

  @Override
  public void writeItem(JsonGenerator out) {
    rows.decoded(StoredEvents.read(stored)).writeItem(out);
  }

  @Override
  public byte[] protobuf() {
    return rows.decoded(StoredEvents.read(stored)).protobuf();
  }
}
