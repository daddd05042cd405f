package dev.tidings.api.authentication;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How users are known by the tokens of an OpenID Connect issuer; the meanings are those of
 * kube-apiserver's {@code --oidc-…} flags.
 *
 * @param algorithms how tokens may be signed
 * @param login how browsers get theirs
 */
public record OidcOptions(Issuer issuer, Claims claims, Set<String> algorithms, Login login) {
  /** All that there are without a shared secret, which an issuer and a server do not have. */
  public static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512");

  /**
   * Whose tokens count.
   *
   * @param url https, as its tokens spell it
   * @param clientId whom tokens must be meant for
   * @param authorities who may vouch for the issuer's own certificate (PEM); null for those that
   *     this Java trusts
   */
  public record Issuer(URI url, String clientId, @Nullable Path authorities) {
    public Issuer {
      if (!"https".equals(url.getScheme()) || url.getHost() == null) {
        throw new IllegalArgumentException("an issuer has an https URL, not '" + url + "'");
      }
      if (clientId.isEmpty()) {
        throw new IllegalArgumentException("a client id is needed");
      }
    }
  }

  /**
   * How browsers get tokens: by the code flow of OpenID Connect, with PKCE.
   *
   * @param secret a file with the secret that this server shares with the issuer, read each time;
   *     null for none
   * @param comeBack where the issuer sends browsers back to, which it has to know: this server's
   *     {@code /ui/callback} as they reach it; null for where they say that they have come to
   * @param scopes what the issuer is asked for, {@code openid} among it
   */
  public record Login(@Nullable Path secret, @Nullable URI comeBack, Set<String> scopes) {
    /** No secret, and what most issuers know. */
    public static final Login USUAL =
        new Login(null, null, new TreeSet<>(Set.of("openid", "email", "profile")));

    public Login {
      scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
      if (!scopes.contains("openid")) {
        throw new IllegalArgumentException("openid is among the scopes");
      }
      if (comeBack != null && !isOurs(comeBack)) {
        throw new IllegalArgumentException(
            "browsers come back to a URL such as https://tidings.example/ui/callback, not "
                + comeBack);
      }
    }

    /** Whether a URL can be that of the only page here that ends a login. */
    private static boolean isOurs(URI url) {
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return web
          && url.getHost() != null
          && url.getPath().endsWith("/ui/callback")
          && url.getRawFragment() == null;
    }
  }

  /**
   * What tokens say.
   *
   * @param usernames where a user's name comes from
   * @param groups where a user's groups come from; null for nowhere
   * @param required what must be in a token, by the names of claims
   */
  public record Claims(
      ClaimSource usernames, @Nullable ClaimSource groups, Map<String, String> required) {
    public Claims {
      requireNonNull(usernames, "usernames");
      required = Map.copyOf(required);
    }
  }

  /** A claim whose text, behind a prefix, is a name. */
  public record ClaimSource(String claim, String prefix) {
    public ClaimSource {
      requireNonNull(claim, "claim");
      requireNonNull(prefix, "prefix");
    }
  }

  public OidcOptions {
    requireNonNull(issuer, "issuer");
    requireNonNull(claims, "claims");
    requireNonNull(login, "login");
    if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
      throw new IllegalArgumentException("signatures are some of " + ALGORITHMS);
    }
    algorithms = Set.copyOf(algorithms);
  }

  /** Users are named by {@code sub} behind the issuer's URL, have no groups, and sign by RS256. */
  public static OidcOptions of(URI issuer, String clientId) {
    return new OidcOptions(
        new Issuer(issuer, clientId, null),
        new Claims(new ClaimSource("sub", issuer + "#"), null, Map.of()),
        Set.of("RS256"),
        Login.USUAL);
  }

  /**
   * The same with names from another claim.
   *
   * @param prefix null for the usual one: none before a verified e-mail address, and the issuer's
   *     URL before anything else, since only that makes it unique
   */
  public OidcOptions withUsernames(String claim, @Nullable String prefix) {
    String usual = claim.equals("email") ? "" : issuer.url() + "#";
    var usernames = new ClaimSource(claim, prefix == null ? usual : prefix);
    return withClaims(new Claims(usernames, claims.groups(), claims.required()));
  }

  public OidcOptions withGroups(ClaimSource newGroups) {
    return withClaims(new Claims(claims.usernames(), newGroups, claims.required()));
  }

  public OidcOptions withRequiredClaims(Map<String, String> newClaims) {
    return withClaims(new Claims(claims.usernames(), claims.groups(), newClaims));
  }

  private OidcOptions withClaims(Claims newClaims) {
    return new OidcOptions(issuer, newClaims, algorithms, login);
  }

  public OidcOptions withAlgorithms(Set<String> newAlgorithms) {
    return new OidcOptions(issuer, claims, newAlgorithms, login);
  }

  public OidcOptions withAuthorities(Path newAuthorities) {
    return new OidcOptions(
        new Issuer(issuer.url(), issuer.clientId(), newAuthorities), claims, algorithms, login);
  }

  public OidcOptions withLogin(Login newLogin) {
    return new OidcOptions(issuer, claims, algorithms, newLogin);
  }
}
