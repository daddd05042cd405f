package dev.tidings.recorder;

/** Lengths in bytes of UTF-8, which is how Kubernetes counts. */
final class Texts {
  private static final String ELLIPSIS = "…";
  private static final int ELLIPSIS_BYTES = 3;
  private static final int MAX_BYTES_PER_CHAR = 3;

  /** As API servers take it in events.k8s.io/v1. */
  private static final int MAX_MESSAGE_BYTES = 1024;

  private Texts() {}

  /** The message of an event, or as much of it as an API server takes. */
  static String cutMessage(String message) {
    return cut(message, MAX_MESSAGE_BYTES);
  }

  static int utf8Bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += utf8Bytes(text, i);
    }
    return bytes;
  }

  /**
   * A surrogate pair has four bytes, all counted with its first half, so that no cut falls between
   * the two; a lone surrogate becomes a question mark of one.
   */
  private static int utf8Bytes(String text, int index) {
    char c = text.charAt(index);
    if (c < 0x80) {
      return 1;
    }
    if (c < 0x800) {
      return 2;
    }
    if (!Character.isSurrogate(c)) {
      return 3;
    }
    boolean first =
        index + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(index + 1));
    boolean second = index > 0 && Character.isSurrogatePair(text.charAt(index - 1), c);
    return first ? 4 : second ? 0 : 1;
  }

  /** The text, or as much of its beginning as fits with an ellipsis; no character is torn apart. */
  static String cut(String text, int maxBytes) {
    if (text.length() * (long) MAX_BYTES_PER_CHAR <= maxBytes || fits(text, maxBytes)) {
      return text;
    }
    int bytes = 0;
    int end = 0;
    while (bytes + utf8Bytes(text, end) <= maxBytes - ELLIPSIS_BYTES) {
      bytes += utf8Bytes(text, end);
      end++;
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  private static boolean fits(String text, int maxBytes) {
    int bytes = 0;
    for (int i = 0; i < text.length() && bytes <= maxBytes; i++) {
      bytes += utf8Bytes(text, i);
    }
    return bytes <= maxBytes;
  }
}
