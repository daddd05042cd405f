package dev.tidings.forward.exporter;

/**
 * Something that the person who wrote a configuration should know: what has no effect here, or does
 * not do what it says.
 *
 * @param where which part of the file: {@code receivers[2] (slack)}
 */
public record Notice(String where, String text) {
  @Override
  public String toString() {
    return where + ": " + text;
  }
}
