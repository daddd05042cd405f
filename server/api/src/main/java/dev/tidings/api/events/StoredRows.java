package dev.tidings.api.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.wire.IncludeObject;
import dev.tidings.api.wire.TableItem;
import dev.tidings.codec.JsonBytes;
import dev.tidings.codec.StoredJson;
import dev.tidings.codec.StoredRow;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.store.StoredEvent;
import java.time.Instant;

/** What the rows of one table have in common. Used by one thread at a time. */
final class StoredRows {
  private final EventShapes shapes;
  private final Instant now;
  private final StoredJson json;
  private final StoredRow cells = new StoredRow();
  private final byte[] eventStart;

  StoredRows(EventShapes shapes, Instant now) {
    this.shapes = shapes;
    this.now = now;
    this.json = new StoredJson(shapes.group());
    this.eventStart = start(shapes.group());
  }

  private static byte[] start(ApiGroup group) {
    return ("{\"kind\":\"Event\",\"apiVersion\":\"" + group.apiVersion() + "\"").getBytes(UTF_8);
  }

  Instant now() {
    return now;
  }

  StoredRow cells() {
    return cells;
  }

  IncludeObject include() {
    return shapes.include();
  }

  StoredMetadataItem metadata(StoredEvent stored) {
    return new StoredMetadataItem(stored, shapes.form().metaApiVersion(), json);
  }

  boolean writeEvent(StoredEvent stored, JsonBytes out) {
    boolean written = json.writeMembers(out.raw(eventStart), stored.value(), stored.revision());
    out.write('}');
    return written;
  }

  /** The same row from an event. */
  TableItem decoded(Event event) {
    return shapes.row(event, now);
  }
}
