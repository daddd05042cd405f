package dev.tidings.api.authentication;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A secret that shows who sends a request. It says nothing of itself wherever it is printed, and is
 * never kept longer than the request.
 */
public final class BearerToken {
  private static final String SCHEME = "bearer";

  /** A token that is none. */
  static final BearerToken NOBODYS = new BearerToken("");

  private final String secret;

  private BearerToken(String secret) {
    this.secret = requireNonNull(secret, "secret");
  }

  static BearerToken of(String secret) {
    return new BearerToken(secret);
  }

  /**
   * The token in a header {@code Authorization}: what follows the scheme, up to the next space.
   * Other schemes, and a scheme alone, are as good as no header.
   */
  public static Optional<BearerToken> inHeader(String authorization) {
    String[] parts = authorization.strip().split(" ", 3);
    return parts.length >= 2 && parts[0].equalsIgnoreCase(SCHEME) && !parts[1].isEmpty()
        ? Optional.of(new BearerToken(parts[1]))
        : Optional.empty();
  }

  /** For those who find out whose it is. */
  String secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "BearerToken[…]";
  }
}
