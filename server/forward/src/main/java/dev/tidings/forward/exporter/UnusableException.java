package dev.tidings.forward.exporter;

/** A receiver is not described so that it can be used; the message says why. */
final class UnusableException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableException(String message) {
    super(message);
  }
}
