package dev.tidings.forward.template;

/** A function has no value for its arguments; the message says why. */
public final class CallException extends Exception {
  private static final long serialVersionUID = 1;

  public CallException(String message) {
    super(message);
  }
}
