package dev.tidings.cli;

/**
 * What the person at the other end can see. The launcher knows, and says so in system properties:
 * Java's own console tells input from output no better than its release.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param colours whether standard output may be coloured
 * @param columns the width in characters
 */
record Terminal(boolean out, boolean err, boolean colours, int columns) {
  /** No terminal at all. */
  static final Terminal NONE = new Terminal(false, false, false, Integer.MAX_VALUE);

  static Terminal detect() {
    String streams = System.getProperty("tidings.terminal", "");
    boolean out = streams.contains("out");
    return new Terminal(
        out,
        streams.contains("err"),
        out && System.getenv("NO_COLOR") == null,
        Integer.getInteger("tidings.columns", 80));
  }
}
