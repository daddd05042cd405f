package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {
  private final Pauses pauses = new Pauses();

  @Test
  void whatWorksIsNotPaused() {
    assertThat(pauses.isOver(0)).isTrue();
  }

  @Test
  void eachFailureInARowIsFollowedByALongerPauseUpToHalfAMinute() {
    assertThat(pauses.failed(0)).isEqualTo(Duration.ofMillis(500));
    assertThat(pauses.isOver(Duration.ofMillis(499).toNanos())).isFalse();
    assertThat(pauses.isOver(Duration.ofMillis(500).toNanos())).isTrue();
    assertThat(pauses.failed(0)).isEqualTo(Duration.ofSeconds(1));
    for (int i = 0; i < 100; i++) {
      pauses.failed(0);
    }
    assertThat(pauses.failed(0)).isEqualTo(Duration.ofSeconds(32));
  }

  @Test
  void whatWorksAgainBeginsWithAShortPause() {
    pauses.failed(0);
    pauses.failed(0);
    pauses.worked();
    assertThat(pauses.isOver(0)).isTrue();
    assertThat(pauses.failed(0)).isEqualTo(Duration.ofMillis(500));
  }
}
