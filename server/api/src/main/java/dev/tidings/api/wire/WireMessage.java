package dev.tidings.api.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects the fields of a protobuf message. Empty strings and zeros are left out. */
public final class WireMessage {
  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public WireMessage string(int field, String value) {
    return value.isEmpty() ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public WireMessage strings(int field, Iterable<String> values) {
    values.forEach(value -> bytes(field, value.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  public WireMessage message(int field, WireMessage message) {
    return bytes(field, message.toBytes());
  }

  WireMessage bytes(int field, byte[] value) {
    varint(field << 3 | BYTES);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  public WireMessage number(int field, long value) {
    if (value != 0) {
      varint(field << 3 | VARINT);
      varint(value);
    }
    return this;
  }

  public WireMessage flag(int field, boolean value) {
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

  public byte[] toBytes() {
    return out.toByteArray();
  }
}
