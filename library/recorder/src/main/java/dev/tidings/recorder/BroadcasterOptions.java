package dev.tidings.recorder;

import static dev.tidings.recorder.DeliveryOptions.requirePositive;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  record BoundSink(EventSink sink, SinkOptions options) {
    /** What waits for the sink. A spool never makes others wait, unless its disk fails. */
    Subscriber.Queue queue() {
      DeliveryOptions delivery = options.delivery();
      return new Subscriber.Queue(
          delivery.queue(), options.spool() == null ? delivery.overflow() : Overflow.WAIT);
    }

    /** The same, never giving up what may work later. */
    BoundSink retryingForEver() {
      DeliveryOptions delivery = options.delivery();
      return new BoundSink(
          sink, options.withDelivery(delivery.withRetry(delivery.retry().forEver())));
    }
  }

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

  /** Opens the spools of all sinks, or none. */
  Map<SpoolOptions, Spool> openSpools() {
    Map<SpoolOptions, Spool> open = new HashMap<>();
    try {
      for (BoundSink sink : sinks) {
        SpoolOptions spool = sink.options.spool();
        if (spool != null) {
          open.put(spool, Spool.open(spool));
        }
      }
      return open;
    } catch (IllegalStateException | UncheckedIOException e) {
      open.values().forEach(Spool::closeUnused);
      throw e;
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
