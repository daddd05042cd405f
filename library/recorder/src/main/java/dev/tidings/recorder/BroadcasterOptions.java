package dev.tidings.recorder;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a broadcaster is built from. */
record BroadcasterOptions(
    List<BoundSink> sinks,
    @Nullable Reporter reporter,
    int queue,
    int rememberedSpacings,
    Duration drainOnClose,
    Fidelity fidelity,
    ObjectReferences references,
    Scheduler scheduler,
    RandomGenerator random) {
  /** A sink, and how events get there. */
  record BoundSink(EventSink sink, SinkOptions options) {}

  BroadcasterOptions {
    requirePositive("queue", queue);
    requirePositive("rememberedSpacings", rememberedSpacings);
    if (drainOnClose.isNegative()) {
      throw new IllegalArgumentException("drainOnClose must not be negative: " + drainOnClose);
    }
    if (reporter != null) {
      check(reporter, fidelity);
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + value);
    }
  }

  void check(Reporter reporter) {
    check(reporter, fidelity);
  }

  private static void check(Reporter reporter, Fidelity fidelity) {
    List<String> problems = reporter.problems();
    if (!problems.isEmpty() && fidelity == Fidelity.IMPROVED) {
      throw new IllegalArgumentException(String.join(", ", problems));
    }
  }
}
