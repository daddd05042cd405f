package dev.tidings.benchmarks;

import dev.tidings.event.Event;
import dev.tidings.recorder.Accounts;
import dev.tidings.recorder.DeliveryOptions;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.RetryPolicy;
import dev.tidings.recorder.SinkResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One event that fails 12 times, and 3,000 of other objects behind it, 100 a second: how long each
 * of them waits from being recorded to its request.
 */
public final class HeadOfLineFigures {
  private static final int EVENTS = 3000;
  private static final int TRIES = 12;
  private static final long BETWEEN_NANOS = Duration.ofMillis(10).toNanos();
  private static final double MOST_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Pauses such that all tries fall into the half minute in which the others come. */
  private static final RetryPolicy RETRY =
      new RetryPolicy(
          TRIES, RetryPolicy.backoff(Duration.ofMillis(500), Duration.ofSeconds(3)), Set.of());

  private final long[] recorded = new long[EVENTS];
  private final long[] waited = new long[EVENTS];
  private final AtomicInteger failures = new AtomicInteger();

  private HeadOfLineFigures() {}

  public static void main(String[] arguments) {
    new HeadOfLineFigures().run();
  }

  private SinkResult answer(Event event) {
    if (event.reason().equals("Failing")) {
      failures.incrementAndGet();
      return new SinkResult.Unreachable("on purpose");
    }
    int number = Integer.parseInt(event.message());
    waited[number] = System.nanoTime() - recorded[number];
    return new SinkResult.Stored(event);
  }

  private void run() {
    EventSink sink = Sinks.answering(this::answer);
    EventBroadcaster broadcaster =
        EventBroadcaster.builder(
                sink, Sinks.UNFILTERED.withDelivery(DeliveryOptions.DEFAULT.withRetry(RETRY)))
            .reportingController("example.com/benchmark")
            .build();
    EventRecorder recorder = broadcaster.recorder();
    recorder.about(Pods.pod(EVENTS)).warning("Failing", "");
    long start = System.nanoTime();
    for (int i = 0; i < EVENTS; i++) {
      Waiting.untilNanoTime(start + i * BETWEEN_NANOS);
      recorded[i] = System.nanoTime();
      recorder.about(Pods.pod(i)).normal("Started", Integer.toString(i));
    }
    broadcaster.close(PATIENCE);
    print(broadcaster.accounts());
  }

  private void print(Accounts accounts) {
    double[] millis = Arrays.stream(waited).mapToDouble(nanos -> nanos / 1e6).sorted().toArray();
    double median = millis[EVENTS / 2];
    new Figure(
            "3,000 events behind one that fails 12 times",
            "median wait 101 s, 2,000 lost",
            "median ≤ 50 ms, none lost",
            String.format(
                Locale.ROOT,
                "median %.2f ms, 99 %% within %.2f, most %.2f; %,d lost; the one was tried %d times",
                median,
                millis[EVENTS * 99 / 100],
                millis[EVENTS - 1],
                EVENTS - accounts.delivered(),
                failures.get()),
            median <= MOST_MILLIS && accounts.delivered() == EVENTS && failures.get() == TRIES)
        .print();
  }
}
