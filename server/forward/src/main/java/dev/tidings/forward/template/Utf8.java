package dev.tidings.forward.template;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lengths and parts of texts in bytes, which is what Go counts. */
final class Utf8 {
  private Utf8() {}

  static int length(String text) {
    return text.getBytes(UTF_8).length;
  }

  /** A part; a letter that is cut through becomes U+FFFD. */
  static String part(String text, int from, int to) throws CallException {
    byte[] bytes = text.getBytes(UTF_8);
    if (from < 0 || from > to || to > bytes.length) {
      throw new CallException(problem(from, to, bytes.length));
    }
    return new String(bytes, from, to - from, UTF_8);
  }

  private static String problem(int from, int to, int length) {
    String begin = "runtime error: slice bounds out of range [";
    if (to > length || to < 0) {
      return begin + ":" + to + "]" + (to < 0 ? "" : " with length " + length);
    }
    return from < 0 ? begin + from + ":]" : begin + from + ":" + to + "]";
  }
}
