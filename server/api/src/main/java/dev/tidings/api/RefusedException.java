package dev.tidings.api;

/**
 * A request that is refused: thrown where the reason is found, turned into an answer at the one
 * edge of the server.
 */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Status status;

  RefusedException(Status status) {
    super(status.message(), null, false, false);
    this.status = status;
  }

  Status status() {
    return status;
  }
}
