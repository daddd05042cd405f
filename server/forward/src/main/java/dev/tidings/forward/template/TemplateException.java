package dev.tidings.forward.template;

/**
 * A template that cannot be parsed, or not be rendered for an event. The message has the line, the
 * column and the part of the template that is wrong.
 */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1;

  private final Position position;
  private final String part;
  private final String problem;

  /**
   * @param part what of the template is wrong; empty if the problem names it
   */
  TemplateException(Position position, String part, String problem) {
    super(position + ": " + (part.isEmpty() ? "" : part + ": ") + problem);
    this.position = position;
    this.part = part;
    this.problem = problem;
  }

  public Position position() {
    return position;
  }

  /** What of the template is wrong; empty if the problem names it. */
  public String part() {
    return part;
  }

  /** What is wrong, in the words of Go's text/template. */
  public String problem() {
    return problem;
  }

  /** A place in a template; lines and columns are counted from 1. */
  public record Position(int line, int column) {
    static Position in(String text, int at) {
      String before = text.substring(0, Math.min(at, text.length()));
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      return new Position(line, before.length() - before.lastIndexOf('\n'));
    }

    @Override
    public String toString() {
      return "line " + line + ", column " + column;
    }
  }
}
