package dev.tidings.search;

/**
 * Nothing can be answered now: the index is being opened or made anew, too many ask at once, or the
 * machine fails. The same question may be answered later.
 */
public final class SearchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SearchException(String message) {
    super(message);
  }

  public SearchException(String message, Throwable cause) {
    super(message, cause);
  }
}
