package dev.tidings.store;

/** A store was written by a newer version of the program, and is left as it is. */
public final class NewerFormatException extends StoreException {
  private static final long serialVersionUID = 1L;

  public NewerFormatException(String message) {
    super(message);
  }
}
