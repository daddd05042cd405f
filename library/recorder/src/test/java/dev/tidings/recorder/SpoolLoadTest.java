package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real threads: everything that is recorded at full speed arrives, is kept, or is counted. */
class SpoolLoadTest {
  private static final int THREADS = 2;
  private static final int EACH = 50_000;
  private static final int ALL = THREADS * EACH;

  @TempDir private Path directory;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger stored = new AtomicInteger();
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong leastPending = new AtomicLong();

  /** Takes a while, and fails and throws now and then. */
  private final class SlowSink implements EventSink {
    @Override
    public SinkResult create(Event event) {
      LockSupport.parkNanos(50_000);
      switch (calls.incrementAndGet() % 1000) {
        case 1 -> throw new IllegalStateException("on purpose");
        case 2, 3 -> {
          return SinkResult.Refused.of(503, "ServiceUnavailable");
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

  private EventBroadcaster open(EventSink sink, long maxBytes) {
    SinkOptions options =
        Stage.correlating(CorrelationOptions.KUBERNETES.withSpam(SpamBudget.UNLIMITED))
            .withDelivery(DeliveryOptions.DEFAULT.withConcurrency(8).withoutCoalescing());
    return EventBroadcaster.builder(sink, options)
        .reportingController("example.com/load")
        .spool(directory, maxBytes)
        .build();
  }

  /** Starts threads that record, reads the accounts meanwhile, and waits for the threads. */
  private void recordAll(EventBroadcaster broadcaster) throws InterruptedException {
    List<Thread> threads =
        IntStream.range(0, THREADS)
            .mapToObj(number -> new Thread(() -> recordMany(broadcaster, number)))
            .toList();
    threads.forEach(Thread::start);
    while (threads.stream().anyMatch(Thread::isAlive)) {
      leastPending.accumulateAndGet(broadcaster.accounts().pending(), Math::min);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  @Timeout(180)
  void everythingRecordedAtFullSpeedArrives() throws InterruptedException {
    EventBroadcaster broadcaster = open(new SlowSink(), 1 << 28);
    recordAll(broadcaster);
    CloseReport report = broadcaster.close(Duration.ofMinutes(2));

    Accounts accounts = broadcaster.accounts();
    assertThat(report.isComplete()).isTrue();
    assertThat(report.kept()).isZero();
    assertThat(accounts.offered()).isEqualTo(ALL);
    assertThat(accounts.delivered()).isEqualTo(ALL);
    assertThat(stored).hasValue(ALL);
    assertThat(told).hasValue(ALL);
    assertThat(leastPending).hasValue(0);
  }

  @Test
  @Timeout(180)
  void whatASmallSpoolCannotHoldIsCounted() throws InterruptedException {
    EventBroadcaster broadcaster = open(new SlowSink(), 1 << 19);
    recordAll(broadcaster);
    CloseReport report = broadcaster.close(Duration.ofMinutes(2));

    Accounts accounts = broadcaster.accounts();
    assertThat(report.isComplete()).isTrue();
    assertThat(accounts.offered()).isEqualTo(ALL);
    assertThat(accounts.dropped()).containsOnlyKeys(DropCause.SPOOL_FULL);
    assertThat(accounts.delivered() + accounts.droppedInAll()).isEqualTo(ALL);
    assertThat(stored.get()).isEqualTo((int) accounts.delivered());
    assertThat(told).hasValue(ALL);
    assertThat(leastPending).hasValue(0);
  }

  @Test
  @Timeout(180)
  void closingWhileEventsComeInKeepsOrCountsEachOne() throws InterruptedException {
    EventBroadcaster first = open(new SlowSink(), 1 << 28);
    AtomicReference<CloseReport> report = new AtomicReference<>();
    Thread closer = new Thread(() -> report.set(closeHalfWay(first)));
    closer.start();
    recordAll(first);
    closer.join();

    Accounts accounts = first.accounts();
    assertThat(accounts.offered()).isEqualTo(ALL);
    assertThat(report.get().kept()).isPositive().isEqualTo(accounts.pending());
    assertThat(told).hasValue(ALL);
    EventBroadcaster second = open(new SlowSink(), 1 << 28);
    assertThat(second.close(Duration.ofMinutes(2)).isComplete()).isTrue();
    assertThat(second.accounts().delivered()).isEqualTo(accounts.pending());
  }

  private static CloseReport closeHalfWay(EventBroadcaster broadcaster) {
    while (broadcaster.accounts().offered() < ALL / 2) {
      Thread.onSpinWait();
    }
    return broadcaster.close(Duration.ofMillis(100));
  }

  private void recordMany(EventBroadcaster broadcaster, int number) {
    EventRecorder recorder = broadcaster.recorder();
    for (int i = 0; i < EACH; i++) {
      recorder
          .about(Stage.pod("web-" + number + "-" + i % 1000))
          .whenSettled(outcome -> told.incrementAndGet())
          .warning("BackOff", "again");
    }
  }
}
