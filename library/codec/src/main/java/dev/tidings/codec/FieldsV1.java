package dev.tidings.codec;

/**
 * Sets of fields of managedFields, which are JSON as their writers have written it. One without
 * blanks and without anything that Go escapes can be passed on as it is.
 */
final class FieldsV1 {
  private FieldsV1() {}

  static boolean isFinal(String set) {
    for (int i = 0; i < set.length(); i++) {
      if (!isFinal(set.charAt(i))) {
        return false;
      }
    }
    return set.startsWith("{") && set.endsWith("}");
  }

  /** The same of a set in bytes. */
  static boolean isFinal(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isFinal(bytes[i])) {
        return false;
      }
    }
    return start < end && bytes[start] == '{' && bytes[end - 1] == '}';
  }

  private static boolean isFinal(int character) {
    return character > ' '
        && character <= '~'
        && character != '<'
        && character != '>'
        && character != '&';
  }
}
