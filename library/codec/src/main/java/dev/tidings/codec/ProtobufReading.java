package dev.tidings.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes values out of one protobuf message. */
final class ProtobufReading {
  private final CodedInputStream in;
  private final byte[] bytes;
  private final int start;

  private ProtobufReading(byte[] bytes, int start) {
    this.bytes = bytes;
    this.start = start;
    in = CodedInputStream.newInstance(bytes, start, bytes.length - start);
  }

  /** A message whose fields are being collected. */
  interface Message {
    /** Reads one field, or answers false when there is none of this tag. */
    boolean read(int tag, ProtobufReading in) throws IOException;
  }

  /** What to make of a whole message. */
  interface Whole<T> {
    T read(ProtobufReading in) throws IOException;
  }

  static <T> T read(byte[] message, Whole<T> whole) throws DecodeException {
    return readAfter(0, message, whole);
  }

  /** Reads a message that begins after other bytes. */
  static <T> T readAfter(int start, byte[] bytes, Whole<T> whole) throws DecodeException {
    try {
      return whole.read(new ProtobufReading(bytes, start));
    } catch (IOException | DateTimeException e) {
      String why = "proto: " + e.getMessage();
      throw new DecodeException(why, why);
    }
  }

  /** Reads fields until this message ends. */
  <M extends Message> M fields(M message) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!message.read(tag, this)) {
        in.skipField(tag);
      }
    }
    return message;
  }

  <M extends Message> M message(M message) throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    fields(message);
    in.popLimit(outer);
    return message;
  }

  String string() throws IOException {
    int size = in.readRawVarint32();
    int at = start + in.getTotalBytesRead();
    in.skipRawBytes(size);
    return GoStrings.decode(bytes, at, at + size);
  }

  byte[] bytes() throws IOException {
    return in.readByteArray();
  }

  int int32() throws IOException {
    return in.readInt32();
  }

  long int64() throws IOException {
    return in.readInt64();
  }

  boolean bool() throws IOException {
    return in.readBool();
  }

  @Nullable Instant time() throws IOException {
    var timestamp = message(new Timestamp());
    return timestamp.empty ? null : Instant.ofEpochSecond(timestamp.seconds);
  }

  @Nullable Instant microTime() throws IOException {
    var timestamp = message(new Timestamp());
    return timestamp.empty
        ? null
        : Instant.ofEpochSecond(timestamp.seconds, timestamp.nanos / 1000 * 1000L);
  }

  private static final class Timestamp implements Message {
    private boolean empty = true;
    private long seconds;
    private int nanos;

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      empty = false;
      switch (tag) {
        case Tags.VARINT_1 -> seconds = in.int64();
        case Tags.VARINT_2 -> nanos = in.int32();
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
