package dev.tidings.codec;

import java.util.regex.Pattern;

/** Strings in YAML: plain, quoted or as a block, whichever is the first that can carry them. */
final class YamlText {
  /** What must not start a plain scalar. */
  private static final Pattern INDICATOR =
      Pattern.compile("^(?:[#,\\[\\]{}&*!|>'\"%@`]|[-?:](?:\\s|$)|---|\\.\\.\\.)", Pattern.DOTALL);

  private static final Pattern INNER_INDICATOR = Pattern.compile(":(?:\\s|$)|\\s#");
  private static final String UNICODE_BREAKS = "\u0085\u2028\u2029";
  private static final String ESCAPED = "\0\u0007\b\t\n\u000b\f\r\u001b\"\\\u0085\u2028\u2029";
  private static final String ESCAPES = "0abtnvfre\"\\NLP";

  private YamlText() {}

  static String key(String name) {
    return name.indexOf('\n') >= 0 ? doubleQuoted(name) : line(name);
  }

  /**
   * A member's or an element's value.
   *
   * @param indent of the lines of a block
   */
  static String value(String text, String indent) {
    if (text.indexOf('\n') < 0) {
      return line(text);
    }
    return canBeBlock(text) ? block(text, indent) : doubleQuoted(text);
  }

  private static String line(String text) {
    if (text.isEmpty() || !canBeUnescaped(text) || !YamlScalars.isString(text)) {
      return doubleQuoted(text);
    }
    return canBePlain(text) ? text : "'" + text.replace("'", "''") + "'";
  }

  private static boolean canBePlain(String text) {
    return !text.startsWith(" ")
        && !text.endsWith(" ")
        && !INDICATOR.matcher(text).find()
        && !INNER_INDICATOR.matcher(text).find();
  }

  private static boolean canBeBlock(String text) {
    return canBeUnescaped(text) && !text.contains(" \n") && !text.endsWith(" ");
  }

  /** What readers may take for an end of line is read as another character, or ends a block. */
  private static boolean canBeUnescaped(String text) {
    return isPrintable(text) && text.chars().noneMatch(c -> UNICODE_BREAKS.indexOf(c) >= 0);
  }

  private static boolean isPrintable(String text) {
    return text.chars()
        .allMatch(
            c ->
                c == '\n'
                    || (c >= ' ' && c <= '~')
                    || c == '\u0085'
                    || (c >= '\u00a0'
                        && !Character.isSurrogate((char) c)
                        && c < '\ufffe'
                        && c != '\ufeff'));
  }

  private static String block(String text, String indent) {
    var block = new StringBuilder("|");
    if (text.startsWith(" ") || text.startsWith("\n")) {
      block.append('2');
    }
    if (!text.endsWith("\n")) {
      block.append('-');
    } else if (text.endsWith("\n\n") || text.equals("\n")) {
      block.append('+');
    }
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      block.append('\n').append(line.isEmpty() ? "" : indent).append(line);
    }
    return block.append('\n').toString();
  }

  private static String doubleQuoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> appendQuoted(quoted, c));
    return quoted.append('"').toString();
  }

  private static void appendQuoted(StringBuilder quoted, int c) {
    int letter = ESCAPED.indexOf(c);
    if (letter >= 0) {
      quoted.append('\\').append(ESCAPES.charAt(letter));
    } else if (isPrintable(Character.toString(c))) {
      quoted.appendCodePoint(c);
    } else if (c < 0x100) {
      quoted.append("\\x%02X".formatted(c));
    } else {
      quoted.append((c < 0x10000 ? "\\u%04X" : "\\U%08X").formatted(c));
    }
  }
}
