package dev.tidings.api.events;

import dev.tidings.api.read.StoredEvents;
import dev.tidings.api.wire.ListItem;
import dev.tidings.codec.JsonBytes;
import dev.tidings.codec.StoredJson;
import dev.tidings.event.ApiGroup;
import dev.tidings.store.StoredEvent;
import tools.jackson.core.JsonGenerator;

/**
 * An event in a list, as it is stored.
 *
 * @param json writes stored events in the group; shared by the items of one list
 */
record StoredEventItem(StoredEvent stored, ApiGroup group, StoredJson json) implements ListItem {
  @Override
  public boolean writeStored(JsonBytes out) {
    return json.writeItem(out, stored.value(), stored.revision());
  }

  @Override
  public void writeItem(JsonGenerator out) {
    decoded().writeItem(out);
  }

  @Override
  public byte[] protobuf() {
    return decoded().protobuf();
  }

  private EventContent decoded() {
    return new EventContent(StoredEvents.read(stored), group);
  }
}
