package dev.tidings.cli;

/**
 * What is coloured on a terminal, and how.
 *
 * @param coloured false leaves every text as it is
 */
record Palette(boolean coloured) {
  private static final String BOLD = "\u001b[1m";
  private static final String YELLOW = "\u001b[33m";
  private static final String PLAIN = "\u001b[0m";

  String heading(String text) {
    return styled(BOLD, text);
  }

  String warning(String text) {
    return styled(YELLOW, text);
  }

  private String styled(String style, String text) {
    return coloured ? style + text + PLAIN : text;
  }
}
