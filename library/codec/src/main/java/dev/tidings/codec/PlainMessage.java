package dev.tidings.codec;

/**
 * Goes through the fields of one protobuf message where it lies. Of one thread; used again and
 * again.
 *
 * <p>Invariant: {@link #isPlain} stays true only while all that was seen is as Kubernetes writes
 * it: whole fields of the two wire types that events have, in ascending order, of which only
 * repeated ones may stand there twice. Whoever finds a message that is not plain lets {@link
 * ProtobufReading} say what it means.
 */
final class PlainMessage {
  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private byte[] bytes = {};
  private int at;
  private int end;
  private int field;
  private boolean isBytes;
  private int start;
  private int length;
  private long number;
  private boolean plain;

  /** Begins with a message that lies between two places. */
  PlainMessage in(byte[] newBytes, int from, int to) {
    bytes = newBytes;
    at = from;
    end = to;
    field = 0;
    plain = true;
    return this;
  }

  /** Goes to the next field; false at the end, or where the message is not plain. */
  boolean next(int firstRepeated) {
    if (at >= end) {
      return false;
    }
    long tag = varint();
    int newField = (int) (tag >>> 3);
    if (tag >>> 3 > 31 || newField < field || (newField == field && newField < firstRepeated)) {
      plain = false;
    }
    field = newField;
    readValue((int) tag & 7);
    return plain;
  }

  private void readValue(int wireType) {
    isBytes = wireType == BYTES;
    if (isBytes) {
      long size = varint();
      plain &= size >= 0 && size <= end - at;
      start = at;
      length = plain ? (int) size : 0;
      at += length;
    } else {
      plain &= wireType == VARINT;
      number = varint();
      start = at;
      length = 0;
    }
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        break;
      }
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    plain = false;
    return 0;
  }

  boolean isPlain() {
    return plain;
  }

  int field() {
    return field;
  }

  /** Whether the field that {@link #next} went to has bytes, and not a number. */
  boolean hasBytes() {
    return isBytes;
  }

  /** Where the field's bytes begin; a number has none, and lies before. */
  int start() {
    return start;
  }

  int length() {
    return length;
  }

  int end() {
    return start + length;
  }

  long number() {
    return number;
  }
}
