package dev.tidings.api.authentication;

import dev.tidings.api.delegation.RememberedAnswers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/**
 * Remembers for a while what somebody said of tokens, each under a digest. A refusal is not
 * remembered: it may have been an accident. Safe for use by several threads.
 */
final class RememberedTokens implements TokenAuthenticator {
  private final TokenKeys keys = new TokenKeys();
  private final TokenAuthenticator asked;
  private final RememberedAnswers<Verdict> verdicts;

  /**
   * How long something is remembered, and how much.
   *
   * @param known how long a user is; zero not at all
   * @param unknown how long it is that a token is not known; zero not at all
   * @param room for how many tokens there is room
   */
  record Terms(Duration known, Duration unknown, int room)
      implements RememberedAnswers.Terms<Verdict> {
    @Override
    public Duration of(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Known user -> known;
        case Verdict.NotMine silent -> unknown;
        case Verdict.Refused refused -> Duration.ZERO;
      };
    }

    @Override
    public boolean isCheap(Verdict verdict) {
      return verdict instanceof Verdict.NotMine;
    }
  }

  RememberedTokens(TokenAuthenticator asked, Terms terms, InstantSource clock) {
    this.asked = asked;
    this.verdicts = new RememberedAnswers<>(terms.room(), terms, clock);
  }

  @Override
  public CompletionStage<Verdict> authenticate(BearerToken token) {
    return verdicts.answer(keys.of(token), () -> asked.authenticate(token));
  }
}
