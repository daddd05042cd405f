package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import java.nio.ByteBuffer;

/**
 * One change as the log knows it: which key, when, and what its history costs. The states before
 * and after lie in history and events, once.
 *
 * @param millis when it was committed
 * @param bytes the size of the change's rows in history and log
 * @param termsLost whether the state before had index terms that the state after has not
 */
record LogRow(long millis, int bytes, boolean termsLost, EventKey key) {
  private static final int HEADER = Long.BYTES + Integer.BYTES + 1;

  /** What a change costs in the history. */
  static int bytes(byte[] path, int stateBefore) {
    return 2 * path.length + 1 + 2 * Long.BYTES + Integer.BYTES + HEADER + stateBefore;
  }

  /** The same for somebody who does not know which terms were lost. */
  LogRow withTermsLost() {
    return new LogRow(millis, bytes, true, key);
  }

  byte[] encode() {
    byte[] path = Rows.path(key);
    return ByteBuffer.allocate(HEADER + path.length)
        .putLong(millis)
        .putInt(bytes)
        .put((byte) (termsLost ? 1 : 0))
        .put(path)
        .array();
  }

  static LogRow decode(byte[] row) {
    var in = ByteBuffer.wrap(row);
    return new LogRow(in.getLong(), in.getInt(), in.get() == 1, Rows.key(row, HEADER, row.length));
  }
}
