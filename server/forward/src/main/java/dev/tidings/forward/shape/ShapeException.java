package dev.tidings.forward.shape;

/** An event that a shape makes nothing of; the message says why, for people. */
public final class ShapeException extends Exception {
  private static final long serialVersionUID = 1L;

  public ShapeException(String message, Throwable cause) {
    super(message, cause);
  }
}
