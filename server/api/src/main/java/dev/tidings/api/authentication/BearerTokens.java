package dev.tidings.api.authentication;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Knows users by their tokens. A token that nobody knows is refused, and not overlooked. */
final class BearerTokens implements Authenticator {
  /** Much longer than any; to look at one takes the longer, the longer it is. */
  private static final int LONGEST = 16 * 1024;

  private static final Verdict TOO_LONG =
      new Verdict.Refused("the bearer token is longer than " + LONGEST + " characters");
  private static final Verdict UNKNOWN = new Verdict.Refused("nobody knows the bearer token");

  private final List<TokenAuthenticator> asked;

  BearerTokens(List<TokenAuthenticator> asked) {
    this.asked = List.copyOf(asked);
  }

  @Override
  public CompletionStage<Verdict> authenticate(Credentials credentials) {
    if (credentials.token().isEmpty()) {
      return Verdicts.now(new Verdict.NotMine());
    }
    BearerToken token = credentials.token().get();
    if (token.secret().isEmpty()) {
      return Verdicts.now(UNKNOWN);
    }
    if (token.secret().length() > LONGEST) {
      return Verdicts.now(TOO_LONG);
    }
    return Verdicts.firstKnown(asked, one -> one.authenticate(token))
        .thenApply(verdict -> verdict instanceof Verdict.NotMine ? UNKNOWN : verdict);
  }
}
