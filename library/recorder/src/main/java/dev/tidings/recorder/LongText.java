package dev.tidings.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32C;

/**
 * What is remembered of a long text instead of the text: enough to tell it from any other that it
 * is likely to meet.
 */
record LongText(int length, int hash, long checksum) {
  private static final int LONGEST_KEPT_WHOLE = 128;

  /** A key that takes little room, and is equal to that of an equal key. */
  static Object brief(Object key) {
    return key instanceof String text && text.length() > LONGEST_KEPT_WHOLE ? of(text) : key;
  }

  private static LongText of(String text) {
    CRC32C checksum = new CRC32C();
    checksum.update(text.getBytes(UTF_8));
    return new LongText(text.length(), text.hashCode(), checksum.getValue());
  }
}
