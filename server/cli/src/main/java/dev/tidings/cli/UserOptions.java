package dev.tidings.cli;

import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.authentication.TokenFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say how users are told apart; named as kube-apiserver names them. */
final class UserOptions {
  /** Without any token, kubectl would ask its user for a name over TLS. */
  private static final String NOBODY_ASKS = "none";

  @Option(
      names = "--token-auth-file",
      paramLabel = "FILE",
      description =
          "Know users by their tokens: a CSV file of token,user,uid,\"group,group\", read again when"
              + " it changes.")
  @Nullable Path tokenAuthFile;

  @Option(
      names = "--client-ca-file",
      paramLabel = "FILE",
      description =
          "Know users by their client certificates, signed by one of these authorities (PEM): the"
              + " common name is the user, organizations are groups. Read again when it changes.")
  @Nullable Path clientCaFile;

  @Mixin final OidcFlags oidc = new OidcFlags();

  @Option(
      names = "--authentication-kubeconfig",
      paramLabel = "FILE",
      description =
          "Ask the Kubernetes API server of this kubeconfig whose a token is (TokenReview).")
  @Nullable Path authenticationKubeconfig;

  @Option(
      names = "--anonymous-auth",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      description =
          "Whether requests without credentials are answered, as those of system:anonymous."
              + " Default: unless users can be known and nobody says what they may do.")
  @Nullable Boolean anonymousAuth;

  /** Whether users can show who they are. */
  boolean knowsUsers() {
    return ways().knowsUsers();
  }

  /** Whether those who show nothing are let in, and may do what everybody may. */
  boolean letsAnybodyIn(ControlOptions control) {
    return !control.hasRights() && authentication(control).anonymous();
  }

  private AuthenticationOptions ways() {
    return new AuthenticationOptions(
        tokenAuthFile, clientCaFile, oidc.options(), authenticationKubeconfig, true);
  }

  /** Who is let in, where users have these rights. */
  AuthenticationOptions authentication(ControlOptions control) {
    AuthenticationOptions ways = ways();
    boolean usual = !ways.knowsUsers() || control.hasRights();
    return ways.withAnonymous(anonymousAuth == null ? usual : anonymousAuth);
  }

  /**
   * What a kubeconfig for whoever starts the server is to hold; null where that is something else
   * than a token.
   */
  @Nullable String token() throws CommandFailure {
    if (tokenAuthFile == null) {
      return ways().knowsTokens() ? null : NOBODY_ASKS;
    }
    try {
      return TokenFile.operatorToken(tokenAuthFile).orElse(null);
    } catch (IOException unusable) {
      throw new CommandFailure(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** Why these flags do not go together, or null when they do. */
  @Nullable String contradiction(boolean tls) {
    if (clientCaFile != null && !tls) {
      return "--client-ca-file needs --tls-cert-file and --tls-private-key-file: certificates are"
          + " shown when a connection is encrypted";
    }
    String oidcContradiction = oidc.contradiction();
    if (oidcContradiction != null) {
      return oidcContradiction;
    }
    if (!knowsUsers() && Boolean.FALSE.equals(anonymousAuth)) {
      return "--anonymous-auth=false without a way to know users, such as --token-auth-file, leaves"
          + " nobody who could be let in";
    }
    return null;
  }
}
