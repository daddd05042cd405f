package dev.tidings.codec;

/** A patch that cannot be applied. */
public final class PatchException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why a patch cannot be applied. */
  public enum Failure {
    /** It is no patch of its kind: the message tells the client (400). */
    MALFORMED,
    /** One of its operations does not fit the object (422). */
    FAILED_OPERATION,
    /** It holds a {@code $patch} directive that does not exist (500). */
    UNKNOWN_DIRECTIVE,
    /** It has more operations than are allowed: the message tells the client (413). */
    TOO_MANY_OPERATIONS
  }

  private final Failure failure;

  PatchException(Failure failure, String message) {
    super(message);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
