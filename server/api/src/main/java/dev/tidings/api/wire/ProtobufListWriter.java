package dev.tidings.api.wire;

import dev.tidings.codec.ProtobufList;
import java.io.ByteArrayOutputStream;

/**
 * Writes a list as Kubernetes' protobuf. Its length stands in front of it, so its items are gone
 * through once more, before it starts, to be measured.
 */
final class ProtobufListWriter implements ListWriter {
  private final ListContent list;
  private final ByteArrayOutputStream out;

  ProtobufListWriter(ListContent list, ByteArrayOutputStream out) {
    this.list = list;
    this.out = out;
  }

  @Override
  public void start() {
    long itemBytes = 0;
    for (ListItem item : list.items()) {
      int length = item.protobuf().length;
      itemBytes += ProtobufList.beforeItem(length).length + length;
    }
    Listing listing = list.listing();
    out.writeBytes(
        ProtobufList.start(listing.apiVersion(), listing.kind(), listing.metadata(), itemBytes));
  }

  @Override
  public void item(ListItem item) {
    byte[] message = item.protobuf();
    out.writeBytes(ProtobufList.beforeItem(message.length));
    out.writeBytes(message);
  }

  @Override
  public void end() {
    out.writeBytes(ProtobufList.end());
  }
}
