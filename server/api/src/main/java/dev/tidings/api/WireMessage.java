package dev.tidings.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects the fields of a protobuf message. Empty strings and zeros are left out. */
final class WireMessage {
  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WireMessage string(int field, String value) {
    return value.isEmpty() ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  WireMessage strings(int field, Iterable<String> values) {
    values.forEach(value -> bytes(field, value.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  WireMessage message(int field, WireMessage message) {
    return bytes(field, message.toBytes());
  }

  WireMessage bytes(int field, byte[] value) {
    varint(field << 3 | BYTES);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  WireMessage number(int field, long value) {
    if (value != 0) {
      varint(field << 3 | VARINT);
      varint(value);
    }
    return this;
  }

  WireMessage flag(int field, boolean value) {
    return number(field, value ? 1 : 0);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
