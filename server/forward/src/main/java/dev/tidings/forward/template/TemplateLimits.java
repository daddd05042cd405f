package dev.tidings.forward.template;

/**
 * What a template may use up, so that it cannot hold up or exhaust the server.
 *
 * @param depth how many actions, templates and parentheses may be within one another
 * @param steps how many parts of it are evaluated, repeated ones each time
 * @param characters how long its output, and each text on the way, may be; lists may have as many
 *     elements
 */
public record TemplateLimits(int depth, int steps, int characters) {
  /** Far more than any layout needs. */
  public static final TemplateLimits DEFAULT = new TemplateLimits(100, 100_000, 1 << 20);

  public TemplateLimits {
    if (depth < 1 || steps < 1 || characters < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
