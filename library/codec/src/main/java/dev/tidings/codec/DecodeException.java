package dev.tidings.codec;

/**
 * Data that is no event, or no other object that was expected. The message is what a client is told
 * with status 400.
 */
public final class DecodeException extends Exception {
  private static final long serialVersionUID = 1;

  private final String detail;

  DecodeException(String message, String detail) {
    super(message);
    this.detail = detail;
  }

  /** The bare error, without the words about which object could not be read. */
  public String detail() {
    return detail;
  }
}
