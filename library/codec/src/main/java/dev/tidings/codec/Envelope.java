package dev.tidings.codec;

import java.io.IOException;
import java.util.Arrays;

/**
 * What surrounds an object in Kubernetes' protobuf: the type that the bytes inside have.
 *
 * @param raw the object's own message
 */
@SuppressWarnings("ArrayRecordComponent")
public record Envelope(String apiVersion, String kind, byte[] raw) {
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  /** Where the message that is the envelope begins. */
  static final int START = MAGIC.length;

  /** The bytes as they are sent. */
  byte[] encode() {
    var out = new ProtobufBuffer();
    end(out);
    out.bytes(2, raw);
    begin(out, apiVersion, kind);
    return out.toByteArray();
  }

  /** Writes what stands behind the object's own message. */
  static void end(ProtobufBuffer out) {
    out.string(4, "");
    out.string(3, "");
  }

  /** Writes what stands before the object's own message. */
  static void begin(ProtobufBuffer out, String apiVersion, String kind) {
    int mark = out.mark();
    out.string(2, kind);
    out.string(1, apiVersion);
    out.message(1, mark);
    out.raw(MAGIC);
  }

  static Envelope decode(byte[] data) throws DecodeException {
    return read(data, new Unknown()).envelope();
  }

  /** Reads the message that is the envelope itself. */
  static <M extends ProtobufReading.Message> M read(byte[] data, M unknown) throws DecodeException {
    if (!startsWithMagic(data)) {
      String why =
          "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]";
      throw new DecodeException(why, why);
    }
    return ProtobufReading.readAfter(START, data, in -> in.fields(unknown));
  }

  /** Whether these are the bytes of an envelope, as far as can be told from their beginning. */
  static boolean startsWithMagic(byte[] data) {
    return data.length >= MAGIC.length
        && Arrays.equals(data, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private static final class Unknown implements ProtobufReading.Message {
    private final TypeMeta typeMeta = new TypeMeta();
    private byte[] raw = {};

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
        case Tags.BYTES_1 -> in.message(typeMeta);
        case Tags.BYTES_2 -> raw = in.bytes();
        default -> {
          return false;
        }
      }
      return true;
    }

    Envelope envelope() {
      return new Envelope(typeMeta.apiVersion, typeMeta.kind, raw);
    }
  }

  private static final class TypeMeta implements ProtobufReading.Message {
    private String apiVersion = "";
    private String kind = "";

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
        case Tags.BYTES_1 -> apiVersion = in.string();
        case Tags.BYTES_2 -> kind = in.string();
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
