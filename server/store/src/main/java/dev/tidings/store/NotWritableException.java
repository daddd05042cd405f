package dev.tidings.store;

/**
 * The store cannot write at the moment, as when its disk is full. Nothing was acknowledged; the
 * same write may succeed later, and reads go on.
 */
public final class NotWritableException extends StoreException {
  private static final long serialVersionUID = 1L;

  public NotWritableException(String message, Throwable cause) {
    super(message, cause);
  }
}
