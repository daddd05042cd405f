package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptionsTest {
  private static Arguments bad(String name, ThrowingCallable option) {
    return Arguments.of(name, option);
  }

  static Stream<Arguments> whatCannotWork() {
    return Stream.of(
        bad("burst", () -> new SpamBudget(0, 1)),
        bad("perSecond", () -> new SpamBudget(1, Float.NaN)),
        bad("distinct", () -> new Aggregation(0, Duration.ofMinutes(1), event -> "")),
        bad("window", () -> new Aggregation(1, Duration.ZERO, event -> "")),
        bad("cacheSize", () -> CorrelationOptions.KUBERNETES.withCacheSize(0)),
        bad("finishAfter", () -> new SeriesOptions(Duration.ZERO, Duration.ofDays(1), 1)),
        bad("refreshEvery", () -> new SeriesOptions(Duration.ofDays(1), Duration.ZERO, 1)),
        bad("refreshEvery", () -> new SeriesOptions(Duration.ofDays(1), Duration.ofDays(366), 1)),
        bad("cacheSize", () -> new SeriesOptions(Duration.ofDays(1), Duration.ofDays(1), 0)),
        bad("tries", () -> new RetryPolicy(0, RetryPolicy.BACKOFF.pauses(), Set.of())),
        bad("pauses", () -> RetryPolicy.backoff(Duration.ofDays(1), Duration.ofHours(1))),
        bad(
            "pauses",
            () -> RetryPolicy.backoff(Duration.ofDays(1), Duration.ofSeconds(Long.MAX_VALUE))),
        bad("queue", () -> DeliveryOptions.DEFAULT.withQueue(0, Overflow.WAIT)),
        bad("concurrency", () -> DeliveryOptions.DEFAULT.withConcurrency(0)),
        bad("waiting", () -> DeliveryOptions.DEFAULT.withWaiting(0)),
        bad("queue", () -> WatchOptions.DEFAULT.withQueue(0, Overflow.WAIT)),
        bad("queue", () -> EventBroadcaster.builder().queue(0).build()),
        bad("maxBytes", () -> EventBroadcaster.builder().spool(Path.of("spool"), 65_535)),
        bad("spool", () -> EventBroadcaster.builder().spool(Path.of("spool"), 65_536).build()),
        bad("rememberedSpacings", () -> EventBroadcaster.builder().rememberedSpacings(0).build()),
        bad(
            "drainOnClose",
            () -> EventBroadcaster.builder().drainOnClose(Duration.ofSeconds(-1)).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatCannotWork")
  void whatCannotWorkIsRefusedWhenItIsBuilt(String name, ThrowingCallable option) {
    assertThatThrownBy(option)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void pausesDoubleUpToTheLongestAndVaryByHalf() {
    RetryPolicy.Pauses pauses = RetryPolicy.backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));
    Random random = new Random(1);
    for (int failed = 1; failed < 100; failed++) {
      Duration whole = Duration.ofSeconds(Math.min(10, 1L << Math.min(failed - 1, 10)));
      assertThat(pauses.after(failed, random)).isBetween(whole.dividedBy(2), whole);
    }
  }

  @Test
  void withoutAReportingControllerThereIsNoRecorderOfTheBroadcastersOwn() {
    EventBroadcaster broadcaster = EventBroadcaster.builder().build();
    assertThatThrownBy(broadcaster::recorder).isInstanceOf(IllegalStateException.class);
  }
}
