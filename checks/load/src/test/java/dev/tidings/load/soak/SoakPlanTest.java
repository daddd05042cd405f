package dev.tidings.load.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakPlanTest {
  /** Else each new process would begin with little memory, and growth would never be seen. */
  @Test
  void allRestartsAreInTheFirstThird() {
    var plan = new SoakPlan(Duration.ofMinutes(60), 300, 5);
    assertThat(IntStream.rangeClosed(1, plan.lines()).filter(plan::restartsBefore))
        .hasSize(5)
        .allMatch(line -> line <= 20);
  }
}
