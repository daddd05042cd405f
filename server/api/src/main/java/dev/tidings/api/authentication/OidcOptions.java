package dev.tidings.api.authentication;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How users are known by the tokens of an OpenID Connect issuer; the meanings are those of
 * kube-apiserver's {@code --oidc-…} flags.
 *
 * @param issuer its URL, https, as its tokens spell it
 * @param clientId whom tokens must be meant for
 * @param usernames where a user's name comes from
 * @param groups where a user's groups come from; null for nowhere
 * @param requiredClaims what must be in a token, by the names of claims
 * @param algorithms how tokens may be signed
 * @param authorities who may vouch for the issuer's own certificate (PEM); null for those that this
 *     Java trusts
 */
public record OidcOptions(
    URI issuer,
    String clientId,
    ClaimSource usernames,
    @Nullable ClaimSource groups,
    Map<String, String> requiredClaims,
    Set<String> algorithms,
    @Nullable Path authorities) {
  /** All that there are without a shared secret, which an issuer and a server do not have. */
  public static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512");

  private static final ClaimSource SUBJECT = new ClaimSource("sub", "");

  /** A claim whose text, behind a prefix, is a name. */
  public record ClaimSource(String claim, String prefix) {
    public ClaimSource {
      requireNonNull(claim, "claim");
      requireNonNull(prefix, "prefix");
    }
  }

  public OidcOptions {
    requireNonNull(usernames, "usernames");
    if (!"https".equals(issuer.getScheme()) || issuer.getHost() == null) {
      throw new IllegalArgumentException("an issuer has an https URL, not '" + issuer + "'");
    }
    if (clientId.isEmpty()) {
      throw new IllegalArgumentException("a client id is needed");
    }
    if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
      throw new IllegalArgumentException("signatures are some of " + ALGORITHMS);
    }
    requiredClaims = Map.copyOf(requiredClaims);
    algorithms = Set.copyOf(algorithms);
  }

  /** Users are named by {@code sub} behind the issuer's URL, have no groups, and sign by RS256. */
  public static OidcOptions of(URI issuer, String clientId) {
    return new OidcOptions(issuer, clientId, SUBJECT, null, Map.of(), Set.of("RS256"), null)
        .withUsernames("sub", null);
  }

  /**
   * The same with names from another claim.
   *
   * @param prefix null for the usual one: none before a verified e-mail address, and the issuer's
   *     URL before anything else, since only that makes it unique
   */
  public OidcOptions withUsernames(String claim, @Nullable String prefix) {
    String usual = claim.equals("email") ? "" : issuer + "#";
    return new OidcOptions(
        issuer,
        clientId,
        new ClaimSource(claim, prefix == null ? usual : prefix),
        groups,
        requiredClaims,
        algorithms,
        authorities);
  }

  public OidcOptions withGroups(ClaimSource newGroups) {
    return new OidcOptions(
        issuer, clientId, usernames, newGroups, requiredClaims, algorithms, authorities);
  }

  public OidcOptions withRequiredClaims(Map<String, String> newClaims) {
    return new OidcOptions(issuer, clientId, usernames, groups, newClaims, algorithms, authorities);
  }

  public OidcOptions withAlgorithms(Set<String> newAlgorithms) {
    return new OidcOptions(
        issuer, clientId, usernames, groups, requiredClaims, newAlgorithms, authorities);
  }

  public OidcOptions withAuthorities(Path newAuthorities) {
    return new OidcOptions(
        issuer, clientId, usernames, groups, requiredClaims, algorithms, newAuthorities);
  }
}
