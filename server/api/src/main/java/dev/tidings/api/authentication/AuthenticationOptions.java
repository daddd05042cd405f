package dev.tidings.api.authentication;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the server finds out who sends a request. Without any of the ways to show who one is,
 * everybody is the anonymous user.
 *
 * @param tokenFile users by their tokens, in kube-apiserver's format; null for none
 * @param clientCa who may vouch for the certificates of clients (PEM); null for nobody
 * @param anonymous whether requests that do not say who sends them are answered at all
 */
public record AuthenticationOptions(
    @Nullable Path tokenFile, @Nullable Path clientCa, boolean anonymous) {
  /** Everybody is anonymous. */
  public static final AuthenticationOptions NONE = new AuthenticationOptions(null, null, true);

  /** Whether there is a way for users to show who they are. */
  public boolean knowsUsers() {
    return tokenFile != null || clientCa != null;
  }

  public AuthenticationOptions withAnonymous(boolean newAnonymous) {
    return new AuthenticationOptions(tokenFile, clientCa, newAnonymous);
  }
}
