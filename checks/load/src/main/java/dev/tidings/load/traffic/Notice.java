package dev.tidings.load.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tidings.load.wire.Between;

/** Reads what a load tool needs out of a notification's or an event's first bytes. */
public final class Notice {
  private static final byte[] ADDED = "{\"type\":\"ADDED\"".getBytes(ISO_8859_1);
  private static final byte[] MODIFIED = "{\"type\":\"MODIFIED\"".getBytes(ISO_8859_1);
  private static final byte[] ERROR = "{\"type\":\"ERROR\"".getBytes(ISO_8859_1);
  private static final byte[] BOOKMARK = "{\"type\":\"BOOKMARK\"".getBytes(ISO_8859_1);
  private static final byte[] NAME = "\"name\":\"".getBytes(ISO_8859_1);
  private static final byte[] REVISION = "\"resourceVersion\":\"".getBytes(ISO_8859_1);
  private static final int RADIX_OF_STAMPS = 16;

  private Notice() {}

  public static boolean isAdded(byte[] line, int length) {
    return begins(line, length, ADDED);
  }

  public static boolean isModified(byte[] line, int length) {
    return begins(line, length, MODIFIED);
  }

  public static boolean isError(byte[] line, int length) {
    return begins(line, length, ERROR);
  }

  public static boolean isBookmark(byte[] line, int length) {
    return begins(line, length, BOOKMARK);
  }

  private static boolean begins(byte[] line, int length, byte[] with) {
    return length >= with.length && Between.indexOf(line, with.length, with, 0) == 0;
  }

  /** The stamp in the event's name, or -1. */
  public static long stamp(byte[] line, int length) {
    int at = Between.indexOf(line, length, NAME, 0);
    if (at < 0) {
      return -1;
    }
    int from = at + NAME.length;
    int end = from;
    int digits = from;
    while (end < length && line[end] != '"') {
      digits = line[end] == '.' ? end + 1 : digits;
      end++;
    }
    return number(line, digits, end, RADIX_OF_STAMPS);
  }

  /** The first revision in the bytes, or -1. */
  public static long revision(byte[] line, int length) {
    int at = Between.indexOf(line, length, REVISION, 0);
    if (at < 0) {
      return -1;
    }
    int from = at + REVISION.length;
    int end = from;
    while (end < length && line[end] != '"') {
      end++;
    }
    return number(line, from, end, 10);
  }

  private static long number(byte[] digits, int from, int to, int radix) {
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(digits[i], radix);
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return to > from ? number : -1;
  }
}
