package dev.tidings.event;

/**
 * Text from others, made fit for a terminal: escape and carriage return as kubectl shows them, and
 * what else a terminal obeys, which kubectl lets through.
 */
public final class TerminalText {
  /** Tables are made of these, and NUL is nothing to a terminal: kubectl's, left as they are. */
  private static final String HARMLESS = "\0\t\n\u000b\f";

  private TerminalText() {}

  /** The same of text that is to be one line of its own: its line feeds are shown, too. */
  public static String line(String text) {
    return escaped(text).replace("\n", "\\n");
  }

  /** The text without what could move the cursor, ring or colour: an escape shows as {@code ^[}. */
  public static String escaped(String text) {
    if (text.chars().noneMatch(TerminalText::isObeyed)) {
      return text;
    }
    var shown = new StringBuilder(text.length() + 16);
    text.chars().forEach(c -> append(shown, (char) c));
    return shown.toString();
  }

  private static boolean isObeyed(int c) {
    return Character.isISOControl(c) && HARMLESS.indexOf(c) < 0;
  }

  private static void append(StringBuilder shown, char c) {
    if (!isObeyed(c)) {
      shown.append(c);
    } else if (c == '\r') {
      shown.append("\\r");
    } else if (c <= '\u007f') {
      shown.append('^').append((char) (c ^ 0x40));
    } else {
      shown.append("\\u%04x".formatted((int) c));
    }
  }
}
