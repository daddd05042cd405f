package dev.tidings.forward.cel;

import org.jspecify.annotations.Nullable;

/**
 * A condition that has no answer for an event: what it asks for is not there, or of another type;
 * or it would take too long. The message is for people.
 */
public final class UndecidedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndecidedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
