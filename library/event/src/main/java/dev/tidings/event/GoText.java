package dev.tidings.event;

/** Text as Go programs print it, which is how a Kubernetes API server words its answers. */
public final class GoText {
  private GoText() {}

  /**
   * The text in double quotes, as Go's {@code %q} prints it: quotes, backslashes and what is not
   * printable are escaped, other letters stay as they are. An unpaired surrogate counts as U+FFFD.
   */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(point -> appendQuoted(quoted, point));
    return quoted.append('"').toString();
  }

  private static void appendQuoted(StringBuilder quoted, int point) {
    switch (point) {
      case '"', '\\' -> quoted.append('\\').append((char) point);
      case 0x07 -> quoted.append("\\a");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case 0x0b -> quoted.append("\\v");
      default -> appendOther(quoted, point);
    }
  }

  private static void appendOther(StringBuilder quoted, int point) {
    if (Character.getType(point) == Character.SURROGATE) {
      quoted.append('\uFFFD');
    } else if (isPrintable(point)) {
      quoted.appendCodePoint(point);
    } else if (point < 0x80) {
      quoted.append(String.format("\\x%02x", point));
    } else if (point < 0x10000) {
      quoted.append(String.format("\\u%04x", point));
    } else {
      quoted.append(String.format("\\U%08x", point));
    }
  }

  /** Letters, marks, numbers, punctuation, symbols and the ASCII space. */
  public static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }

  /** The text in lower case, character by character, whatever the language. */
  static String lowerCase(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The text without the white space at either end, which is what Unicode calls so. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Unicode's property White_Space, as of all versions so far. */
  private static boolean isWhiteSpace(char c) {
    return switch (c) {
      case ' ', '\t', '\n', 0x0B, '\f', '\r', 0x85, 0xA0, 0x1680 -> true;
      case 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200A;
    };
  }
}
