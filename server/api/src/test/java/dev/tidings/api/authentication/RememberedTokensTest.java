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

  @Test
  void noMoreIsRememberedThanThereIsRoomFor() {
    var terms = new RememberedTokens.Terms(Duration.ofHours(1), Duration.ofHours(1), 2);
    var remembered = new RememberedTokens(this::anybody, terms, InstantSource.system());
    for (String token : List.of("a", "b", "c", "b", "c", "b", "a")) {
      assertThat(remembered.authenticate(BearerToken.of(token)))
          .isCompletedWithValue(new Verdict.Known(User.ANONYMOUS));
    }

    assertThat(asked).containsExactly("a", "b", "c", "a");
  }

  private CompletionStage<Verdict> anybody(BearerToken token) {
    asked.add(token.secret());
    return Verdicts.now(new Verdict.Known(User.ANONYMOUS));
  }
}
