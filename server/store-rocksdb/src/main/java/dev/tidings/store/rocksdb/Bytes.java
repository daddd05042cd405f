package dev.tidings.store.rocksdb;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Row keys as bytes. */
final class Bytes {
  private Bytes() {}

  /** The first key behind all that have a prefix; null when there is none. */
  static byte @Nullable [] behind(byte[] prefix) {
    for (int end = prefix.length; end > 0; end--) {
      if (prefix[end - 1] != (byte) 0xff) {
        byte[] behind = Arrays.copyOf(prefix, end);
        behind[end - 1]++;
        return behind;
      }
    }
    return null;
  }

  static byte[] append(byte[] bytes, int last) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = (byte) last;
    return longer;
  }
}
