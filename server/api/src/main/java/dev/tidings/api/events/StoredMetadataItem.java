package dev.tidings.api.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.read.StoredEvents;
import dev.tidings.api.wire.ListItem;
import dev.tidings.api.wire.PartialContent;
import dev.tidings.codec.JsonBytes;
import dev.tidings.codec.StoredJson;
import dev.tidings.store.StoredEvent;
import tools.jackson.core.JsonGenerator;

/**
 * The metadata of a stored event, as an object of its own.
 *
 * @param json writes stored events; shared by the items of one list
 */
record StoredMetadataItem(StoredEvent stored, String apiVersion, StoredJson json)
    implements ListItem {
  @Override
  public boolean writeStored(JsonBytes out) {
    int begin = out.size();
    out.raw(
        ("{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"" + apiVersion + "\",\"metadata\":")
            .getBytes(UTF_8));
    boolean written = json.writeMetadata(out, stored.value(), stored.revision());
    out.write('}');
    if (!written) {
      out.cut(begin);
    }
    return written;
  }

  @Override
  public void writeItem(JsonGenerator out) {
    decoded().writeItem(out);
  }

  @Override
  public byte[] protobuf() {
    return decoded().protobuf();
  }

  private PartialContent decoded() {
    return new PartialContent(StoredEvents.read(stored).metadata(), apiVersion);
  }
}
