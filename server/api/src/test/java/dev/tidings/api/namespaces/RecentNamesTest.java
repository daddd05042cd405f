package dev.tidings.api.namespaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whoever asks often has the disk read once a second. */
class RecentNamesTest {
  private Instant now = Instant.EPOCH;
  private int reads;
  private final RecentNames names =
      new RecentNames(() -> new TreeSet<>(Set.of("read-" + ++reads)), () -> now);

  @Test
  void theyAreReadOnceASecond() {
    assertThat(names.get()).containsExactly("read-1");
    now = now.plus(RecentNames.KEPT).minusNanos(1);
    assertThat(names.get()).containsExactly("read-1");
    now = now.plusNanos(1);
    assertThat(names.get()).containsExactly("read-2");
  }

  @Test
  void aClockThatIsSetBackDoesNotMakeThemLast() {
    assertThat(names.get()).containsExactly("read-1");
    now = now.minus(Duration.ofHours(1));
    assertThat(names.get()).containsExactly("read-2");
  }
}
