package dev.tidings.forward.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.store.kit.MovingClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketTest {
  private final MovingClock clock = new MovingClock();
  private final Bucket bucket = new Bucket(3, Duration.ofSeconds(10), clock);

  private long taken(int asked) {
    return IntStream.range(0, asked).filter(i -> bucket.take()).count();
  }

  @Test
  void itLetsThroughSoManyAtOnceAndOneMoreEachStretch() {
    assertThat(taken(10)).isEqualTo(3);
    clock.advance(Duration.ofSeconds(9));
    assertThat(taken(10)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(taken(10)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(25));
    assertThat(taken(10)).isEqualTo(2);
    clock.advance(Duration.ofSeconds(5));
    assertThat(taken(10)).isEqualTo(1);
  }

  @Test
  void itHoldsNoMoreThanThatHoweverLongNothingIsTaken() {
    clock.advance(Duration.ofDays(30));

    assertThat(taken(10)).isEqualTo(3);
  }

  @Test
  void aClockThatGoesBackTakesNothingAway() {
    clock.advance(Duration.ofMinutes(-1));

    assertThat(taken(10)).isEqualTo(3);
  }
}
