package dev.tidings.api.authentication;

/** A token whose claims make nobody a user. The message holds nothing of the token. */
final class ClaimException extends Exception {
  private static final long serialVersionUID = 1L;

  ClaimException(String message) {
    super(message, null, false, false);
  }
}
