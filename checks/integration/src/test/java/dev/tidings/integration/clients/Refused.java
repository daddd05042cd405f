package dev.tidings.integration.clients;

import org.jspecify.annotations.Nullable;

/** What a client makes of an answer that is an error; its message is the answer's code. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  Refused(int code, @Nullable Throwable cause) {
    super(Integer.toString(code), cause);
  }
}
