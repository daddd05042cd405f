package dev.tidings.codec;

import java.util.Arrays;
import java.util.List;

/**
 * Writes the metadata of stored events as {@link MetadataJson} does. Its members stand in the order
 * of the message's fields. Of one thread; used again and again.
 *
 * <p>What events hardly have is left to {@link MetadataJson}: owners, finalizers, times of
 * deletion, generations.
 */
final class StoredMetadataJson {
  private static final int RESOURCE_VERSION = 6;
  private static final int GENERATION = 7;
  private static final int CREATION = 8;
  private static final int LABELS = 11;
  private static final int ANNOTATIONS = 12;
  private static final int MANAGED_FIELDS = 17;

  private static final List<byte[]> TEXTS =
      List.of(
          JsonBytes.name(""),
          JsonBytes.name("name"),
          JsonBytes.name("generateName"),
          JsonBytes.name("namespace"),
          JsonBytes.name("selfLink"),
          JsonBytes.name("uid"));
  private static final byte[] VERSION = JsonBytes.name("resourceVersion");
  private static final byte[] CREATED = JsonBytes.name("creationTimestamp");
  private static final byte[] LABELLED = JsonBytes.name("labels");
  private static final byte[] ANNOTATED = JsonBytes.name("annotations");
  private static final byte[] MANAGED = JsonBytes.name("managedFields");

  private final PlainMessage fields = new PlainMessage();
  private final PlainMessage entry = new PlainMessage();
  private final StoredTimes times = new StoredTimes();
  private final StoredManagerJson managers = new StoredManagerJson(times);
  private byte[] bytes = {};
  private int previous;
  private int keyStart;
  private int keyEnd;

  /** Writes a message at a revision; false when it is not plain, and some of it may be written. */
  boolean write(JsonBytes json, byte[] stored, int start, int end, long revision) {
    bytes = stored;
    previous = 0;
    json.write('{');
    fields.in(stored, start, end);
    while (fields.next(LABELS)) {
      version(json, fields.field(), revision);
      if (!field(json)) {
        return false;
      }
      previous = fields.field();
    }
    version(json, Integer.MAX_VALUE, revision);
    endList(json, Integer.MAX_VALUE);
    json.write('}');
    return fields.isPlain();
  }

  /** The version is the store's, and has its place between two stored fields. */
  private void version(JsonBytes json, int next, long revision) {
    if (previous < RESOURCE_VERSION && next >= RESOURCE_VERSION) {
      json.member(VERSION).write('"');
      json.number(revision).write('"');
    }
  }

  private boolean field(JsonBytes json) {
    int field = fields.field();
    endList(json, field);
    if (!fields.hasBytes()) {
      return field == GENERATION && fields.number() == 0;
    }
    return switch (field) {
      case RESOURCE_VERSION -> true;
      case CREATION -> creation(json);
      case LABELS -> entry(json, LABELLED);
      case ANNOTATIONS -> entry(json, ANNOTATED);
      case MANAGED_FIELDS -> manager(json);
      default -> field < RESOURCE_VERSION && text(json, TEXTS.get(field));
    };
  }

  private boolean text(JsonBytes json, byte[] name) {
    if (fields.length() > 0) {
      json.member(name).text(bytes, fields.start(), fields.end());
    }
    return true;
  }

  private boolean creation(JsonBytes json) {
    boolean plain = times.read(bytes, fields.start(), fields.end());
    if (plain && times.isSet()) {
      times.writeTime(json.member(CREATED));
    }
    return plain;
  }

  /** One entry of a map; they are stored in the order in which they are written, by their keys. */
  private boolean entry(JsonBytes json, byte[] name) {
    boolean isFirst = previous != fields.field();
    int lastStart = keyStart;
    int lastEnd = keyEnd;
    entry.in(bytes, fields.start(), fields.end());
    boolean plain = entry.next(Integer.MAX_VALUE) && entry.field() == 1 && entry.hasBytes();
    keyStart = entry.start();
    keyEnd = entry.end();
    if (!plain || !isKeyAfter(isFirst, lastStart, lastEnd)) {
      return false;
    }
    if (isFirst) {
      json.member(name).write('{');
    } else {
      json.write(',');
    }
    json.text(bytes, keyStart, keyEnd).write(':');
    plain = entry.next(Integer.MAX_VALUE) && entry.field() == 2 && entry.hasBytes();
    json.text(bytes, entry.start(), entry.end());
    return plain && !entry.next(Integer.MAX_VALUE) && entry.isPlain();
  }

  private boolean isKeyAfter(boolean isFirst, int lastStart, int lastEnd) {
    for (int i = keyStart; i < keyEnd; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return isFirst || Arrays.compare(bytes, lastStart, lastEnd, bytes, keyStart, keyEnd) < 0;
  }

  private boolean manager(JsonBytes json) {
    if (previous == MANAGED_FIELDS) {
      json.write(',');
    } else {
      json.member(MANAGED).write('[');
    }
    return managers.write(json, bytes, fields.start(), fields.end());
  }

  /** Ends what the field before has begun, when another one comes. */
  private void endList(JsonBytes json, int next) {
    if (next == previous) {
      return;
    }
    switch (previous) {
      case LABELS, ANNOTATIONS -> json.write('}');
      case MANAGED_FIELDS -> json.write(']');
      default -> {
        // was no list
      }
    }
  }
}
