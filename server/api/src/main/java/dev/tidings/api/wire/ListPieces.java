package dev.tidings.api.wire;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A list, item by item, as pieces of about {@link #SIZE} bytes and perhaps one item more. */
final class ListPieces implements Pieces {
  static final int SIZE = 128 * 1024;

  private final ByteArrayOutputStream made;
  private final ListWriter writer;
  private final Iterator<? extends ListItem> items;
  private boolean started;
  private boolean ended;

  private ListPieces(
      ByteArrayOutputStream made, ListWriter writer, Iterable<? extends ListItem> items) {
    this.made = made;
    this.writer = writer;
    this.items = items.iterator();
  }

  static Pieces of(ListContent list, Form form) {
    var made = new ByteArrayOutputStream();
    ListWriter writer =
        switch (form.encoding()) {
          case JSON -> new JsonListWriter(list.listing(), made, form.pretty());
          case YAML -> new YamlListWriter(list.listing(), made);
          case PROTOBUF -> new ProtobufListWriter(list, made);
        };
    return new ListPieces(made, writer, list.items());
  }

  @Override
  public byte @Nullable [] next() {
    if (ended) {
      return null;
    }
    if (!started) {
      started = true;
      writer.start();
    }
    while (made.size() < SIZE && items.hasNext()) {
      writer.item(items.next());
    }
    if (!items.hasNext()) {
      ended = true;
      writer.end();
    }
    byte[] piece = made.toByteArray();
    made.reset();
    return piece;
  }
}
