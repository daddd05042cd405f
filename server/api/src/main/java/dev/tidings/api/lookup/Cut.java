package dev.tidings.api.lookup;

/** Texts of a bounded length, for answers that repeat them: core/v1 takes any. */
final class Cut {
  /** Characters: no message is longer that events.k8s.io/v1 takes. */
  static final int LONGEST = 1024;

  private Cut() {}

  /** A text, or its beginning and an ellipsis; no character is torn apart. */
  static String text(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = LONGEST - 1;
    boolean torn = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, torn ? end - 1 : end) + "…";
  }
}
