package dev.tidings.codec;

/**
 * A list (EventList, PartialObjectMetadataList) in its envelope, written from its start to its end:
 * the start, each item, the end. Its length stands in front of it, so the size of all items must be
 * known when it starts.
 */
public final class ProtobufList {
  private static final int ITEMS = 2;

  private ProtobufList() {}

  /**
   * What stands before the items.
   *
   * @param itemBytes the sizes of all items and of what stands before each, added up
   */
  public static byte[] start(String apiVersion, String kind, ListMeta metadata, long itemBytes) {
    var out = new ProtobufBuffer();
    metadata.write(out, 1);
    out.begin(2, out.mark() + itemBytes);
    Envelope.begin(out, apiVersion, kind);
    return out.toByteArray();
  }

  /** What stands before an item, a bare message of so many bytes. */
  public static byte[] beforeItem(int length) {
    var out = new ProtobufBuffer(16);
    out.begin(ITEMS, length);
    return out.toByteArray();
  }

  /** What stands behind the items. */
  public static byte[] end() {
    var out = new ProtobufBuffer(16);
    out.string(4, "");
    out.string(3, "");
    return out.toByteArray();
  }
}
