package dev.tidings.api.authentication;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a request brings along to show who sends it.
 *
 * @param certificates the chain with which the client opened its connection, its own first; the
 *     client has the key to that one, and nothing else of the chain has been looked at yet
 */
public record Credentials(List<X509Certificate> certificates, Optional<BearerToken> token) {
  public static final Credentials NONE = new Credentials(List.of(), Optional.empty());

  public Credentials {
    certificates = List.copyOf(certificates);
  }
}
