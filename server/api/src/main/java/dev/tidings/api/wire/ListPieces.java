package dev.tidings.api.wire;

import dev.tidings.codec.JsonBytes;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A list, item by item, as pieces of about {@link #SIZE} bytes and perhaps one item more. */
final class ListPieces implements Pieces {
  static final int SIZE = 128 * 1024;

  private static final int FIRST_ROOM = 4 * 1024;

  private final JsonBytes made;
  private final ListWriter writer;
  private final Iterator<? extends ListItem> items;
  private boolean started;
  private boolean ended;

  private ListPieces(JsonBytes made, ListWriter writer, Iterable<? extends ListItem> items) {
    this.made = made;
    this.writer = writer;
    this.items = items.iterator();
  }

  static Pieces of(ListContent list, Form form) {
    var made = new JsonBytes(FIRST_ROOM);
    ListWriter writer =
        switch (form.encoding()) {
          case JSON ->
              form.pretty()
                  ? new IndentedListWriter(list.listing(), made)
                  : new JsonListWriter(list.listing(), made);
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
    made.cut(0);
    return piece;
  }
}
