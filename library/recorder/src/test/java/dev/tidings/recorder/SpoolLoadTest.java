package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real threads: everything that is recorded at full speed arrives. */
class SpoolLoadTest {
  private static final int THREADS = 2;
  private static final int EACH = 50_000;

  @TempDir private Path directory;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger stored = new AtomicInteger();
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong leastPending = new AtomicLong();

  /** Takes a while, and fails, throws and loses its answer now and then. */
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

  @Test
  @Timeout(180)
  void everythingRecordedAtFullSpeedArrives() throws InterruptedException {
    SinkOptions options =
        Stage.correlating(CorrelationOptions.KUBERNETES.withSpam(SpamBudget.UNLIMITED))
            .withDelivery(DeliveryOptions.DEFAULT.withConcurrency(8).withoutCoalescing());
    EventBroadcaster broadcaster =
        EventBroadcaster.builder(new SlowSink(), options)
            .reportingController("example.com/load")
            .spool(directory, 1 << 28)
            .build();
    List<Thread> threads =
        IntStream.range(0, THREADS)
            .mapToObj(number -> new Thread(() -> recordMany(broadcaster, number)))
            .toList();
    threads.forEach(Thread::start);
    while (broadcaster.accounts().offered() < THREADS * EACH) {
      leastPending.accumulateAndGet(broadcaster.accounts().pending(), Math::min);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    CloseReport report = broadcaster.close(Duration.ofMinutes(2));

    Accounts accounts = broadcaster.accounts();
    assertThat(report.isComplete()).isTrue();
    assertThat(report.kept()).isZero();
    assertThat(accounts.offered()).isEqualTo(THREADS * EACH);
    assertThat(accounts.delivered()).isEqualTo(THREADS * EACH);
    assertThat(stored).hasValue(THREADS * EACH);
    assertThat(told).hasValue(THREADS * EACH);
    assertThat(leastPending).hasValue(0);
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
