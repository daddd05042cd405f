package dev.tidings.api.wire;

import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * A request that is refused: thrown where the reason is found, turned into an answer at the one
 * edge of the server.
 */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Status status;

  public RefusedException(Status status) {
    super(status.message(), null, false, false);
    this.status = status;
  }

  /** The refusal in the failure of a stage. */
  public static Optional<RefusedException> in(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof RefusedException refused ? Optional.of(refused) : Optional.empty();
  }

  public Status status() {
    return status;
  }
}
