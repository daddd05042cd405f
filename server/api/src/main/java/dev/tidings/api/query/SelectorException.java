package dev.tidings.api.query;

/** A selector that cannot be read. Refused with status 400. */
public final class SelectorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  SelectorException(String text) {
    super(text, null, false, false);
    this.text = text;
  }

  /** What the client is told. */
  public String text() {
    return text;
  }
}
