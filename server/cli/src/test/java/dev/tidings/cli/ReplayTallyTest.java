package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.ReplayTally.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayTallyTest {
  @Test
  void saysItAllInOneLine() {
    var tally = new ReplayTally();
    tally.count(Outcome.CREATED);
    tally.count(Outcome.CREATED);
    tally.count(Outcome.PATCHED);
    tally.refused("422 Invalid");
    tally.refused("409 AlreadyExists");
    tally.refused("409 AlreadyExists");
    tally.count(Outcome.EXPIRED);

    assertThat(tally.done()).isEqualTo(7);
    assertThat(tally.summary(Duration.ofMillis(1250)))
        .isEqualTo(
            "2 created, 1 patched, 0 deleted, 3 refused (409 AlreadyExists: 2, 422 Invalid: 1),"
                + " 1 expiries left to the server in 1.3 s");
  }

  @Test
  void saysNothingOfWhatDidNotHappen() {
    assertThat(new ReplayTally().summary(Duration.ZERO))
        .isEqualTo("0 created, 0 patched, 0 deleted, 0 refused in 0.0 s");
  }
}
