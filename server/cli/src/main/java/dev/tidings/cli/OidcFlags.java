package dev.tidings.cli;

import dev.tidings.api.authentication.OidcOptions;
import dev.tidings.api.authentication.OidcOptions.ClaimSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for users that an OpenID Connect issuer knows. */
final class OidcFlags {
  private static final String NO_PREFIX = "-";

  @Option(
      names = "--oidc-issuer-url",
      paramLabel = "URL",
      description = "Know users by the tokens of this OpenID Connect issuer; https.")
  @Nullable String issuerUrl;

  @Option(
      names = "--oidc-client-id",
      paramLabel = "ID",
      description = "Whom the issuer's tokens must be meant for.")
  @Nullable String clientId;

  @Option(
      names = "--oidc-username-claim",
      paramLabel = "CLAIM",
      description = "The claim that is the user's name. Default: sub.")
  @Nullable String usernameClaim;

  @Option(
      names = "--oidc-username-prefix",
      paramLabel = "TEXT",
      description =
          "What is put before the name; - for nothing. Default: the issuer's URL and #, and nothing"
              + " before an email.")
  @Nullable String usernamePrefix;

  @Option(
      names = "--oidc-groups-claim",
      paramLabel = "CLAIM",
      description = "The claim that is the user's groups. Default: none.")
  @Nullable String groupsClaim;

  @Option(
      names = "--oidc-groups-prefix",
      paramLabel = "TEXT",
      description = "What is put before each group. Default: nothing.")
  @Nullable String groupsPrefix;

  @Option(
      names = "--oidc-required-claim",
      paramLabel = "CLAIM=VALUE",
      description = "What must be in a token; may be given several times.")
  List<String> requiredClaims = List.of();

  @Option(
      names = "--oidc-signing-algs",
      paramLabel = "ALGORITHMS",
      description = "How tokens may be signed, with commas. Default: RS256.")
  @Nullable String signingAlgs;

  @Option(
      names = "--oidc-ca-file",
      paramLabel = "FILE",
      description =
          "Who vouches for the issuer's certificate (PEM). Default: those that Java trusts.")
  @Nullable Path caFile;

  @Option(
      names = "--oidc-client-secret-file",
      paramLabel = "FILE",
      description =
          "The secret that the issuer wants to see when users log in with a browser. Default: none.")
  @Nullable Path secretFile;

  @Option(
      names = "--oidc-redirect-url",
      paramLabel = "URL",
      description =
          "Where the issuer sends browsers back to: this server as they reach it, and /ui/callback."
              + " Default: where they say that they have come to.")
  @Nullable String redirectUrl;

  @Option(
      names = "--oidc-scopes",
      paramLabel = "SCOPES",
      description =
          "What the issuer is asked for when users log in with a browser, with commas. Default:"
              + " openid,email,profile.")
  @Nullable String scopes;

  /** Why these flags do not go together, or null when they do. */
  @Nullable String contradiction() {
    if ((issuerUrl == null) != (clientId == null)) {
      return "--oidc-issuer-url and --oidc-client-id need each other";
    }
    if (issuerUrl == null && saysMore()) {
      return "the other --oidc-… flags need --oidc-issuer-url and --oidc-client-id: without them"
          + " nobody is known by tokens of an issuer";
    }
    try {
      OidcOptions unused = options();
    } catch (IllegalArgumentException malformed) {
      return "--oidc-…: " + malformed.getMessage();
    }
    return null;
  }

  /** Whether anything is said of an issuer besides which it is. */
  private boolean saysMore() {
    boolean ofTokens = usernameClaim != null || usernamePrefix != null || !requiredClaims.isEmpty();
    boolean ofGroups = groupsClaim != null || groupsPrefix != null;
    boolean ofTrust = signingAlgs != null || caFile != null;
    boolean ofLogin = secretFile != null || redirectUrl != null || scopes != null;
    return ofTokens || ofGroups || ofTrust || ofLogin;
  }

  /**
   * What they say; null when they say nothing.
   *
   * @throws IllegalArgumentException when that cannot be
   */
  @Nullable OidcOptions options() {
    if (issuerUrl == null || clientId == null) {
      return null;
    }
    OidcOptions options =
        OidcOptions.of(URI.create(issuerUrl), clientId)
            .withUsernames(
                usernameClaim == null ? "sub" : usernameClaim,
                NO_PREFIX.equals(usernamePrefix) ? "" : usernamePrefix)
            .withRequiredClaims(required())
            .withAlgorithms(texts(signingAlgs == null ? "RS256" : signingAlgs))
            .withLogin(login());
    if (groupsClaim != null) {
      String prefix = groupsPrefix == null ? "" : groupsPrefix;
      options = options.withGroups(new ClaimSource(groupsClaim, prefix));
    }
    return caFile == null ? options : options.withAuthorities(caFile);
  }

  private OidcOptions.Login login() {
    return new OidcOptions.Login(
        secretFile,
        redirectUrl == null ? null : URI.create(redirectUrl),
        scopes == null ? OidcOptions.Login.USUAL.scopes() : texts(scopes));
  }

  private Map<String, String> required() {
    var required = new HashMap<String, String>();
    for (String claim : requiredClaims) {
      int equals = claim.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'" + claim + "' is not CLAIM=VALUE");
      }
      required.put(claim.substring(0, equals).strip(), claim.substring(equals + 1).strip());
    }
    return required;
  }

  private static Set<String> texts(String listed) {
    return Stream.of(listed.split(",", -1))
        .map(String::strip)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
