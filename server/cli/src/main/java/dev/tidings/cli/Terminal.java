package dev.tidings.cli;

import java.util.Map;

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
    return of(streams, Integer.getInteger("tidings.columns", 80), System.getenv());
  }

  /**
   * What there is.
   *
   * @param streams the names of those that lead to a terminal: out, err
   * @param variables of the environment, which may speak against colours
   */
  static Terminal of(String streams, int columns, Map<String, String> variables) {
    boolean out = streams.contains("out");
    boolean plain =
        !variables.getOrDefault("NO_COLOR", "").isEmpty()
            || variables.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(out, streams.contains("err"), out && !plain, columns);
  }
}
