package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Real threads: what is counted is what happens. */
class AccountsTest {
  private static final int THREADS = 8;
  private static final int EACH = 2000;

  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong leastPending = new AtomicLong();
  private volatile boolean running = true;

  /** Fails, throws, refuses and is slow, each now and then. */
  private final class TroubledSink implements EventSink {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public SinkResult create(Event event) {
      switch (calls.incrementAndGet() % 50) {
        case 1 -> throw new IllegalStateException("on purpose");
        case 2 -> LockSupport.parkNanos(2_000_000);
        case 3, 4 -> {
          return SinkResult.Refused.of(503, "ServiceUnavailable");
        }
        case 5 -> {
          return SinkResult.Refused.of(422, "Invalid");
        }
        default -> {}
      }
      stored.incrementAndGet();
      return new SinkResult.Stored(event);
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      return create(event);
    }
  }

  @Test
  void everyEventComesToExactlyOneEnd() throws InterruptedException {
    RetryPolicy quick =
        new RetryPolicy(
            3, RetryPolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(5)), Set.of(503));
    EventBroadcaster broadcaster =
        EventBroadcaster.builder()
            .sink(
                new TroubledSink(),
                Stage.delivering(
                    DeliveryOptions.DEFAULT.withRetry(quick).withQueue(200, Overflow.DROP_NEWEST)))
            .reportingController("example.com/stress")
            .build();
    Thread reader = new Thread(() -> readWhileRunning(broadcaster));
    reader.start();

    recordFromAllThreads(broadcaster);
    CloseReport report = broadcaster.close(Duration.ofSeconds(20));
    running = false;
    reader.join();

    Accounts accounts = broadcaster.accounts();
    assertThat(report.isComplete()).isTrue();
    assertThat(accounts.offered()).isEqualTo(THREADS * EACH);
    assertThat(accounts.pending()).isZero();
    assertThat(leastPending).hasValue(0);
    assertThat(accounts.delivered() + accounts.droppedInAll()).isEqualTo(THREADS * EACH);
    assertThat(told).hasValue(THREADS * EACH);
    assertThat(written).hasValue(accounts.delivered());
    assertThat(stored.get()).isPositive().isLessThanOrEqualTo(accounts.delivered());
  }

  @Test
  void closingWhileEventsComeInLosesNoneUncounted() throws InterruptedException {
    EventBroadcaster broadcaster =
        EventBroadcaster.builder(new TroubledSink())
            .reportingController("example.com/stress")
            .build();
    Subscription watcher = broadcaster.watch(event -> {});
    Thread closer = new Thread(() -> broadcaster.close(Duration.ofMillis(20)));
    closer.start();
    recordFromAllThreads(broadcaster);
    closer.join();

    Accounts accounts = broadcaster.accounts();
    assertThat(accounts.offered()).isEqualTo(THREADS * EACH);
    assertThat(accounts.pending()).isZero();
    assertThat(told).hasValue(THREADS * EACH);
    assertThat(watcher.accounts().pending()).isZero();
  }

  @Test
  void closingWaitsAsLongAsItIsTold() {
    EventBroadcaster broadcaster =
        EventBroadcaster.builder(new TroubledSink())
            .reportingController("example.com/stress")
            .build();
    broadcaster.recorder().about(Stage.NODE).normal("R", "");

    assertThat(broadcaster.close(Duration.ofSeconds(Long.MAX_VALUE)).isComplete()).isTrue();
    assertThat(broadcaster.accounts().delivered()).isEqualTo(1);
  }

  private void readWhileRunning(EventBroadcaster broadcaster) {
    while (running) {
      long pending = broadcaster.accounts().pending();
      leastPending.accumulateAndGet(pending, Math::min);
    }
  }

  private void recordFromAllThreads(EventBroadcaster broadcaster) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      Thread thread = new Thread(() -> recordMany(broadcaster.recorder(), start, number));
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void recordMany(EventRecorder recorder, CountDownLatch start, int number) {
    try {
      start.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < EACH; i++) {
      recorder
          .about(Stage.pod("web-" + number + "-" + i % 300))
          .whenSettled(this::settled)
          .warning("BackOff", "again");
    }
  }

  private void settled(Outcome outcome) {
    told.incrementAndGet();
    if (outcome instanceof Outcome.Created || outcome instanceof Outcome.Updated) {
      written.incrementAndGet();
    }
  }
}
