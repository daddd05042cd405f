package dev.tidings.api.authentication;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the server finds out who sends a request. Without any of the ways to show who one is,
 * everybody is the anonymous user.
 *
 * @param tokenFile users by their tokens, in kube-apiserver's format; null for none
 * @param clientCa who may vouch for the certificates of clients (PEM); null for nobody
 * @param oidc an issuer of tokens; null for none
 * @param reviewer a kubeconfig of the API server that is asked whose a token is; null for none
 * @param anonymous whether requests that do not say who sends them are answered at all
 */
public record AuthenticationOptions(
    @Nullable Path tokenFile,
    @Nullable Path clientCa,
    @Nullable OidcOptions oidc,
    @Nullable Path reviewer,
    boolean anonymous) {
  /** Everybody is anonymous. */
  public static final AuthenticationOptions NONE =
      new AuthenticationOptions(null, null, null, null, true);

  /** Whether there is a way for users to show who they are. */
  public boolean knowsUsers() {
    return clientCa != null || knowsTokens();
  }

  /** Whether there is a way for users to show who they are by a token. */
  public boolean knowsTokens() {
    return tokenFile != null || oidc != null || reviewer != null;
  }

  public AuthenticationOptions withTokenFile(Path newFile) {
    return new AuthenticationOptions(newFile, clientCa, oidc, reviewer, anonymous);
  }

  public AuthenticationOptions withClientCa(Path newFile) {
    return new AuthenticationOptions(tokenFile, newFile, oidc, reviewer, anonymous);
  }

  public AuthenticationOptions withOidc(OidcOptions newOidc) {
    return new AuthenticationOptions(tokenFile, clientCa, newOidc, reviewer, anonymous);
  }

  public AuthenticationOptions withReviewer(Path newKubeconfig) {
    return new AuthenticationOptions(tokenFile, clientCa, oidc, newKubeconfig, anonymous);
  }

  public AuthenticationOptions withAnonymous(boolean newAnonymous) {
    return new AuthenticationOptions(tokenFile, clientCa, oidc, reviewer, newAnonymous);
  }
}
