package dev.tidings.forward.pump;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant NOW = Instant.ofEpochMilli(90_000);

  @Test
  void whatIsSettledWithARevisionWasThereAtTheLastTimeThatHadNoMore() {
    var timeline = new Timeline();
    timeline.reached(10, 10_000);
    timeline.reached(12, 20_000);
    timeline.reached(12, 30_000);
    timeline.reached(20, 80_000);

    assertThat(timeline.settledBy(9, NOW)).isEqualTo(Instant.EPOCH);
    assertThat(timeline.settledBy(10, NOW)).isEqualTo(Instant.ofEpochMilli(10_000));
    assertThat(timeline.settledBy(11, NOW)).isEqualTo(Instant.ofEpochMilli(10_000));
    assertThat(timeline.settledBy(19, NOW)).isEqualTo(Instant.ofEpochMilli(30_000));
    assertThat(timeline.settledBy(20, NOW)).isEqualTo(NOW);
  }
}
