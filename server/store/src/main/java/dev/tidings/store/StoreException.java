package dev.tidings.store;

/**
 * The machine failed the store: disk full, input/output error, damaged file. The message says what
 * to do.
 */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
