package dev.tidings.api.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RememberedTokensTest {
  private final List<String> asked = new ArrayList<>();
  private final RememberedTokens remembered =
      new RememberedTokens(
          this::whose,
          new RememberedTokens.Terms(Duration.ofHours(1), Duration.ofHours(1), 2),
          InstantSource.system());

  @Test
  void noMoreIsRememberedThanThereIsRoomFor() {
    for (String token : List.of("a", "b", "c", "b", "c", "b", "a")) {
      assertThat(ask(token)).isCompletedWithValue(new Verdict.Known(User.ANONYMOUS));
    }

    assertThat(asked).containsExactly("a", "b", "c", "a");
  }

  @Test
  void tokensThatNobodyKnowsDoNotPushOutThoseOfUsers() {
    for (String token : List.of("a", "?1", "?2", "?2", "b", "?3", "?4", "a", "b")) {
      CompletionStage<Verdict> unused = ask(token);
    }

    assertThat(asked).containsExactly("a", "?1", "?2", "b", "?3", "?4");
  }

  @Test
  void whatIsThrownIsAFailureAndAskedAgain() {
    for (int i = 0; i < 2; i++) {
      assertThat(ask("!")).isCompletedExceptionally();
    }

    assertThat(asked).containsExactly("!", "!");
  }

  private CompletionStage<Verdict> ask(String token) {
    return remembered.authenticate(BearerToken.of(token));
  }

  private CompletionStage<Verdict> whose(BearerToken token) {
    asked.add(token.secret());
    return switch (token.secret().charAt(0)) {
      case '!' -> throw new IllegalStateException("a bug");
      case '?' -> Verdicts.now(new Verdict.NotMine());
      default -> Verdicts.now(new Verdict.Known(User.ANONYMOUS));
    };
  }
}
