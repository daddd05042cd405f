package dev.tidings.forward.template;

/** Takes texts out of their quotes, as Go's strconv.Unquote does. */
final class Quoted {
  private final String text;
  private final char quote;
  private final StringBuilder plain = new StringBuilder();
  private int at;

  private Quoted(String text, char quote) {
    this.text = text;
    this.quote = quote;
  }

  /**
   * The text that a literal stands for.
   *
   * @throws IllegalArgumentException if an escape in it is none of Go's
   */
  static String unquote(String literal) {
    String inner = literal.substring(1, literal.length() - 1);
    return literal.charAt(0) == '`' ? inner.replace("\r", "") : unescaped(inner, '"');
  }

  static String unescaped(String inner, char quote) {
    var quoted = new Quoted(inner, quote);
    while (quoted.at < inner.length()) {
      quoted.character();
    }
    return quoted.plain.toString();
  }

  private void character() {
    char c = text.charAt(at++);
    if (c != '\\') {
      plain.append(c);
      return;
    }
    char escape = at < text.length() ? text.charAt(at++) : ' ';
    switch (escape) {
      case 'a' -> plain.append('\u0007');
      case 'b' -> plain.append('\b');
      case 'f' -> plain.append('\f');
      case 'n' -> plain.append('\n');
      case 'r' -> plain.append('\r');
      case 't' -> plain.append('\t');
      case 'v' -> plain.append('\u000B');
      case '\\' -> plain.append('\\');
      case 'x' -> code(2, 16);
      case 'u' -> code(4, 16);
      case 'U' -> code(8, 16);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        code(3, 8);
      }
      default -> quoteMark(escape);
    }
  }

  private void quoteMark(char escape) {
    if (escape != quote) {
      throw invalid();
    }
    plain.append(escape);
  }

  private void code(int length, int radix) {
    int end = at + length;
    if (end > text.length()) {
      throw invalid();
    }
    long point = 0;
    for (; at < end; at++) {
      int digit = Character.digit(text.charAt(at), radix);
      if (digit < 0) {
        throw invalid();
      }
      point = point * radix + digit;
    }
    if (!Character.isValidCodePoint((int) Math.min(point, Integer.MAX_VALUE))) {
      throw invalid();
    }
    plain.appendCodePoint((int) point);
  }

  private static IllegalArgumentException invalid() {
    return new IllegalArgumentException("invalid syntax");
  }
}
