package dev.tidings.sink.http;

/**
 * A kubeconfig, or what else says how a server is reached, that cannot be used; the message is one
 * line for the one who can change that.
 */
public final class AccessException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AccessException(String message) {
    super(inOneLine(message));
  }

  AccessException(String message, Exception cause) {
    super(inOneLine(message + ": " + describe(cause)), cause);
  }

  /** Names in a kubeconfig may hold anything. */
  private static String inOneLine(String message) {
    return message.replaceAll("\\R", " ");
  }

  private static String describe(Exception cause) {
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + ": " + message.lines().findFirst().orElse("");
  }
}
