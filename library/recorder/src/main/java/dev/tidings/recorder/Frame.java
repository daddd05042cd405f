package dev.tidings.recorder;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One record as it lies in a segment: a byte that says whether it is settled, its length, the
 * CRC32C of length and record, and the record. The first byte alone is ever changed.
 */
final class Frame {
  static final int OVERHEAD = 1 + Integer.BYTES + Integer.BYTES;

  /** Any other value is a record that waits: to write one twice is better than never. */
  static final int SETTLED = 0x5a;

  private final byte[] record;
  private final boolean settled;
  private final long offset;

  /**
   * @param offset of the first byte in the file
   */
  Frame(byte[] record, boolean settled, long offset) {
    this.record = record;
    this.settled = settled;
    this.offset = offset;
  }

  byte[] record() {
    return record;
  }

  boolean settled() {
    return settled;
  }

  long offset() {
    return offset;
  }

  static byte[] of(byte[] record) {
    return ByteBuffer.allocate(OVERHEAD + record.length)
        .put((byte) 0)
        .putInt(record.length)
        .putInt(checksum(record))
        .put(record)
        .array();
  }

  static int checksum(byte[] record) {
    CRC32C checksum = new CRC32C();
    checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(record.length).flip());
    checksum.update(record);
    return (int) checksum.getValue();
  }
}
