package dev.tidings.forward.settings;

/**
 * Something wrong in a file.
 *
 * @param line from 1
 * @param column from 1
 * @param text for the person who wrote the file
 */
public record Problem(int line, int column, String text) {
  @Override
  public String toString() {
    return "line " + line + ", column " + column + ": " + text;
  }
}
