package dev.tidings.api;

/** A selector that cannot be read. Refused with status 400. */
final class SelectorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  SelectorException(String text) {
    super(text, null, false, false);
    this.text = text;
  }

  /** What the client is told. */
  String text() {
    return text;
  }
}
