package dev.tidings.codec;

import dev.tidings.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A protobuf message being written from its end to its start, so that the length of each embedded
 * message is known when it is needed. Fields are therefore added in falling order.
 *
 * <p>A field is written even when empty, as Kubernetes' generated code does.
 */
final class ProtobufBuffer {
  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private byte[] buffer;
  private int start;

  ProtobufBuffer() {
    this(512);
  }

  ProtobufBuffer(int room) {
    buffer = new byte[room];
    start = room;
  }

  /** How much is written; what an embedded message ends at. */
  int mark() {
    return buffer.length - start;
  }

  /** Turns all that was written since the mark into an embedded message. */
  void message(int field, int mark) {
    begin(field, mark() - mark);
  }

  /** Writes what stands before so many bytes of a field. */
  void begin(int field, long length) {
    varint(length);
    tag(field, BYTES);
  }

  void string(int field, String value) {
    bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  void bytes(int field, byte[] value) {
    raw(value);
    begin(field, value.length);
  }

  void integer(int field, long value) {
    varint(value);
    tag(field, VARINT);
  }

  void bool(int field, @Nullable Boolean value) {
    if (value != null) {
      integer(field, value ? 1 : 0);
    }
  }

  /** A Time: whole seconds, or an empty message when it is unset. */
  void time(int field, @Nullable Instant time) {
    microTime(field, time == null ? null : time.truncatedTo(ChronoUnit.SECONDS));
  }

  /** A MicroTime, or an empty message when it is unset. */
  void microTime(int field, @Nullable Instant time) {
    int mark = mark();
    if (time != null && !time.equals(Event.ZERO_TIME)) {
      integer(2, time.getNano() / 1000 * 1000L);
      integer(1, time.getEpochSecond());
    }
    message(field, mark);
  }

  void raw(byte[] bytes) {
    reserve(bytes.length);
    start -= bytes.length;
    System.arraycopy(bytes, 0, buffer, start, bytes.length);
  }

  private void tag(int field, int wireType) {
    varint(field << 3 | wireType);
  }

  private void varint(long value) {
    int size = (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + 6) / 7;
    reserve(size);
    start -= size;
    long rest = value;
    for (int i = start; i < start + size - 1; i++) {
      buffer[i] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[start + size - 1] = (byte) rest;
  }

  private void reserve(int size) {
    if (size <= start) {
      return;
    }
    var larger = new byte[Math.max(2 * buffer.length, mark() + size)];
    System.arraycopy(buffer, start, larger, larger.length - mark(), mark());
    start = larger.length - mark();
    buffer = larger;
  }

  byte[] toByteArray() {
    return Arrays.copyOfRange(buffer, start, buffer.length);
  }
}
