package dev.tidings.sink.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a client shows a server who it is. Safe for use by several threads. */
interface Credential {
  /** Nothing is shown, except perhaps a certificate. */
  Credential NONE = () -> "";

  /**
   * The value of the Authorization header of a request that is about to be made; empty for none.
   *
   * @throws IOException if there is none at the moment
   */
  String authorization() throws IOException;

  /**
   * The server did not know this one (401). Whether the next may be another, so that it is worth a
   * second try.
   */
  default boolean renew(String refused) {
    return false;
  }

  /** Always the same token. */
  static Credential token(String token) {
    String authorization = bearer(token);
    return () -> authorization;
  }

  /** The token in a file, which somebody replaces from time to time: each request looks again. */
  static Credential tokenFile(Path file) {
    return () -> {
      try {
        return bearer(Files.readString(file));
      } catch (AccessException e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    };
  }

  /**
   * The header that carries a token.
   *
   * @throws AccessException if none can; the message does not hold the token
   */
  static String bearer(String token) {
    String stripped = token.strip();
    if (stripped.isEmpty() || !stripped.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new AccessException("the token is empty, or has characters that no header can carry");
    }
    return "Bearer " + stripped;
  }
}
