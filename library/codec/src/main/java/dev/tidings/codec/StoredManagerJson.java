package dev.tidings.codec;

import java.util.List;

/** Writes entries of managedFields as {@link MetadataJson} does. Of one thread. */
final class StoredManagerJson {
  private static final int TIME = 4;
  private static final int FIELDS_V1 = 7;
  private static final int LAST = 8;

  /** Names of members by field; two fields are not used. */
  private static final List<byte[]> NAMES =
      List.of(
          JsonBytes.name(""),
          JsonBytes.name("manager"),
          JsonBytes.name("operation"),
          JsonBytes.name("apiVersion"),
          JsonBytes.name("time"),
          JsonBytes.name(""),
          JsonBytes.name("fieldsType"),
          JsonBytes.name("fieldsV1"),
          JsonBytes.name("subresource"));

  private final PlainMessage fields = new PlainMessage();
  private final PlainMessage set = new PlainMessage();
  private final StoredTimes times;

  StoredManagerJson(StoredTimes times) {
    this.times = times;
  }

  /** False when the entry is not plain; some of it may have been written. */
  boolean write(JsonBytes json, byte[] bytes, int start, int end) {
    json.write('{');
    fields.in(bytes, start, end);
    while (fields.next(Integer.MAX_VALUE)) {
      if (!fields.hasBytes() || fields.field() > LAST || !field(json, bytes)) {
        return false;
      }
    }
    json.write('}');
    return fields.isPlain();
  }

  private boolean field(JsonBytes json, byte[] bytes) {
    byte[] name = NAMES.get(fields.field());
    return switch (fields.field()) {
      case TIME -> time(json, name, bytes);
      case FIELDS_V1 -> set(json, name, bytes);
      case 5 -> false;
      default -> {
        if (fields.length() > 0) {
          json.member(name).text(bytes, fields.start(), fields.end());
        }
        yield true;
      }
    };
  }

  private boolean time(JsonBytes json, byte[] name, byte[] bytes) {
    boolean plain = times.read(bytes, fields.start(), fields.end());
    if (plain && times.isSet()) {
      times.writeTime(json.member(name));
    }
    return plain;
  }

  private boolean set(JsonBytes json, byte[] name, byte[] bytes) {
    set.in(bytes, fields.start(), fields.end());
    boolean plain = set.next(Integer.MAX_VALUE) && set.field() == 1 && set.hasBytes();
    int start = set.start();
    int end = set.end();
    if (!plain
        || set.next(Integer.MAX_VALUE)
        || !set.isPlain()
        || !FieldsV1.isFinal(bytes, start, end)) {
      return false;
    }
    json.member(name).write(bytes, start, end - start);
    return true;
  }
}
