package dev.tidings.api;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Strings in YAML, quoted as Kubernetes quotes them: plain where that can be read back as the same
 * string, in double quotes where it would be read as something else, in single quotes where only
 * the syntax forbids plain, in lines of their own where they have several.
 */
final class YamlScalar {
  private static final Set<String> WORDS =
      Set.of(
          "", "~", "null", "y", "yes", "true", "on", "n", "no", "false", "off", ".nan", ".inf",
          "+.inf", "-.inf", "<<");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(0b[01_]+|0o?[0-7_]+|0[xX][0-9a-fA-F_]+|[0-9][0-9_]*"
              + "|[0-9]*\\.?[0-9]+([eE][-+][0-9]+)?|[0-9]+\\.[0-9]*([eE][-+]?[0-9]+)?)");
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d{1,2}-\\d{1,2}"
              + "([Tt ]\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d+)?(Z|[-+]\\d{2}:\\d{2})?)?");
  private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

  private YamlScalar() {}

  /** A string as a value or a key, standing at an indentation. */
  static String write(String text, int indent) {
    if (hasUnprintable(text)) {
      return doubleQuoted(text);
    }
    if (text.indexOf('\n') >= 0) {
      return blockAllowed(text) ? block(text, indent) : doubleQuoted(text);
    }
    if (readAsSomethingElse(text)) {
      return doubleQuoted(text);
    }
    if (plainAllowed(text)) {
      return text;
    }
    return "'" + text.replace("'", "''") + "'";
  }

  private static boolean readAsSomethingElse(String text) {
    return WORDS.contains(text.toLowerCase(Locale.ROOT))
        || NUMBER.matcher(text).matches()
        || BASE_60.matcher(text).matches()
        || TIMESTAMP.matcher(text).matches();
  }

  private static boolean plainAllowed(String text) {
    char first = text.charAt(0);
    boolean alone = text.length() == 1 || text.charAt(1) == ' ';
    if (first == ' '
        || text.endsWith(" ")
        || INDICATORS.indexOf(first) >= 0
        || ("-?:".indexOf(first) >= 0 && alone)
        || text.startsWith("---")
        || text.startsWith("...")) {
      return false;
    }
    return !text.contains(": ") && !text.contains(" #") && !text.endsWith(":");
  }

  private static boolean blockAllowed(String text) {
    return text.charAt(0) != ' '
        && text.charAt(0) != '\n'
        && !text.contains(" \n")
        && !text.endsWith(" ");
  }

  private static String block(String text, int indent) {
    String chomping = text.endsWith("\n\n") ? "+" : text.endsWith("\n") ? "" : "-";
    String margin = " ".repeat(indent + 2);
    var lines = new StringBuilder("|").append(chomping);
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      lines.append('\n').append(line.isEmpty() ? "" : margin).append(line);
    }
    return lines.toString();
  }

  private static boolean hasUnprintable(String text) {
    return text.codePoints().anyMatch(point -> point != '\n' && !printable(point));
  }

  private static boolean printable(int point) {
    return (point >= 0x20 && point <= 0x7E)
        || point == 0x85
        || (point >= 0xA0 && point <= 0xD7FF && point != 0x2028 && point != 0x2029)
        || (point >= 0xE000 && point <= 0xFFFD && point != 0xFEFF);
  }

  private static String doubleQuoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> escape(quoted, point));
    return quoted.append('"').toString();
  }

  private static void escape(StringBuilder quoted, int point) {
    switch (point) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case 0 -> quoted.append("\\0");
      case 0x07 -> quoted.append("\\a");
      case '\b' -> quoted.append("\\b");
      case '\t' -> quoted.append("\\t");
      case '\n' -> quoted.append("\\n");
      case 0x0B -> quoted.append("\\v");
      case '\f' -> quoted.append("\\f");
      case '\r' -> quoted.append("\\r");
      case 0x1B -> quoted.append("\\e");
      case 0x85 -> quoted.append("\\N");
      case 0xA0 -> quoted.append("\\_");
      case 0x2028 -> quoted.append("\\L");
      case 0x2029 -> quoted.append("\\P");
      default -> hexOrItself(quoted, point);
    }
  }

  private static void hexOrItself(StringBuilder quoted, int point) {
    if (printable(point)) {
      quoted.appendCodePoint(point);
    } else if (point <= 0xFF) {
      quoted.append("\\x%02X".formatted(point));
    } else if (point <= 0xFFFF) {
      quoted.append("\\u%04X".formatted(point));
    } else {
      quoted.append("\\U%08X".formatted(point));
    }
  }
}
