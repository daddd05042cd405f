package dev.tidings.collect.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One thing that waits in a spool.
 *
 * @param stamp where it stands in the course of things; of what is lost, the first stamp is kept
 * @param weight how much is lost with it
 * @param body never to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Frame(String stamp, int weight, byte[] body) {
  /** Length and checksum of what follows. */
  static final int HEADER = 2 * Integer.BYTES;

  /** Of what follows, without stamp and body. */
  static final int SHORTEST = 2 * Integer.BYTES;

  public Frame {
    requireNonNull(stamp, "stamp");
    requireNonNull(body, "body");
  }

  /** Length, CRC-32C, weight, length of the stamp, stamp, body; numbers are big-endian. */
  byte[] encode() {
    byte[] text = stamp.getBytes(UTF_8);
    int length = SHORTEST + text.length + body.length;
    ByteBuffer out = ByteBuffer.allocate(HEADER + length).putInt(length).putInt(0);
    out.putInt(weight).putInt(text.length).put(text).put(body);
    return out.putInt(Integer.BYTES, sum(out.array(), HEADER)).array();
  }

  /** Whether these bytes are what the header says, which stands before them. */
  static boolean isWhole(byte[] content, int sum) {
    return content.length >= SHORTEST && sum(content, 0) == sum;
  }

  static Frame decode(byte[] content) {
    var in = ByteBuffer.wrap(content);
    int weight = in.getInt();
    var text = new byte[in.getInt()];
    in.get(text);
    var body = new byte[in.remaining()];
    in.get(body);
    return new Frame(new String(text, UTF_8), weight, body);
  }

  private static int sum(byte[] bytes, int from) {
    var sum = new CRC32C();
    sum.update(bytes, from, bytes.length - from);
    return (int) sum.getValue();
  }
}
