package dev.tidings.load.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Finds a field in JSON without reading the JSON: a load tool must cost little. */
public final class Between {
  private Between() {}

  /** The text between two marks, or "" when it is not there. */
  public static String find(byte[] in, String before, String after) {
    int start = indexOf(in, in.length, before.getBytes(ISO_8859_1), 0);
    if (start < 0) {
      return "";
    }
    int from = start + before.length();
    int end = indexOf(in, in.length, after.getBytes(ISO_8859_1), from);
    return end < 0 ? "" : new String(in, from, end - from, ISO_8859_1);
  }

  /** Where some bytes are first found among the first {@code length} others, or -1. */
  public static int indexOf(byte[] in, int length, byte[] wanted, int from) {
    byte first = wanted[0];
    for (int i = from; i <= length - wanted.length; i++) {
      if (in[i] == first && matches(in, i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] in, int at, byte[] wanted) {
    for (int i = 1; i < wanted.length; i++) {
      if (in[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
