package dev.tidings.event;

/** Text from others, made fit for a terminal the way kubectl does it. */
final class TerminalText {
  private TerminalText() {}

  /** The text without what could move the cursor or colour the screen: it shows as {@code ^[}. */
  static String escaped(String text) {
    return text.replace("\u001b", "^[").replace("\r", "\\r");
  }
}
