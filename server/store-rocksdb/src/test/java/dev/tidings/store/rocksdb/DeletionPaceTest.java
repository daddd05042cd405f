package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Events become due and are deleted at the pace, ten simulated milliseconds after the other. */
class DeletionPaceTest {
  private static final long TICK = 10;
  private static final long MILLION = 1_000_000;

  /** What came of it: how late the latest was, when all were gone, and the most of one second. */
  private record Course(long mostLate, long goneAfter, long mostPerSecond) {}

  /**
   * Runs until all are gone, or for so long.
   *
   * @param due how many have become due until a millisecond
   * @param dueAt when the n-th becomes due
   */
  private static Course run(LongUnaryOperator due, LongUnaryOperator dueAt, Duration atMost) {
    long gone = 0;
    long mostLate = 0;
    long mostPerSecond = 0;
    long inThisSecond = 0;
    for (long now = 0; now < atMost.toMillis(); now += TICK) {
      inThisSecond = now % 1000 == 0 ? 0 : inThisSecond;
      long left = due.applyAsLong(now) - gone;
      if (left > 0) {
        long late = now - dueAt.applyAsLong(gone);
        var pace = DeletionPace.ofDue(new Backlog(left, Duration.ofMillis(late)));
        long step = Math.min(left, pace.stepAfter(Duration.ofMillis(TICK)));
        gone += step;
        inThisSecond += step;
        mostLate = Math.max(mostLate, late);
        mostPerSecond = Math.max(mostPerSecond, inThisSecond);
      }
      if (gone == MILLION) {
        return new Course(mostLate, now, mostPerSecond);
      }
    }
    return new Course(mostLate, Long.MAX_VALUE, mostPerSecond);
  }

  private static Course evenly(int perSecond, Duration during) {
    return run(now -> now * perSecond / 1000, event -> event * 1000 / perSecond, during);
  }

  @Test
  void whatABusyClusterHasDueGoesAtOnce() {
    Course course = evenly(500, Duration.ofHours(1));
    assertThat(course.mostLate()).isLessThanOrEqualTo(2 * TICK);
    assertThat(course.mostPerSecond()).isLessThanOrEqualTo(510);
  }

  @Test
  void aMillionThatAreDueAtOnceGoEvenlyInTwoMinutes() {
    Course course = run(now -> MILLION, event -> 0, Duration.ofMinutes(3));
    assertThat(course.goneAfter()).isBetween(115_000L, 121_000L);
    assertThat(course.mostPerSecond()).isBetween(8_300L, 8_600L);
  }

  @Test
  void aMillionThatAreDueWithinAMinuteAreGoneTwoMinutesAfterwards() {
    Course course =
        run(
            now -> Math.min(MILLION, now * MILLION / 60_000),
            event -> event * 60_000 / MILLION,
            Duration.ofMinutes(4));
    assertThat(course.mostLate()).isLessThanOrEqualTo(120_000);
    assertThat(course.goneAfter()).isBetween(150_000L, 180_000L);
    assertThat(course.mostPerSecond()).isLessThan(12_000);
  }

  @Test
  void anyRateThatGoesOnIsCaughtUpWith() {
    Course course = evenly(10_000, Duration.ofSeconds(99));
    assertThat(course.mostLate()).isBetween(50_000L, 61_000L);
    assertThat(course.mostPerSecond()).isLessThanOrEqualTo(10_300);
  }

  @Test
  void whatIsLateGoesAsFastAsItCan() {
    assertThat(DeletionPace.ofDue(new Backlog(1, Duration.ofMinutes(2))))
        .isEqualTo(DeletionPace.AT_ONCE);
    assertThat(DeletionPace.AT_ONCE.stepAfter(Duration.ZERO)).isPositive();
    assertThat(DeletionPace.AT_ONCE.stepAfter(Duration.ofNanos(1))).isEqualTo(DeletionPace.STEP);
  }
}
