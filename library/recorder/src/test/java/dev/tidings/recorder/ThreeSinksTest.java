package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Eight threads record to a failing, a slow and a throwing sink while watchers come and go: at
 * every moment {@code offered = delivered + dropped + pending}, and every event is told of once by
 * each sink, or once in all if it did not get that far.
 */
class ThreeSinksTest {
  private static final int THREADS = 8;
  private static final int EACH = 2000;
  private static final int EVENTS = THREADS * EACH;
  private static final int SINKS = 3;

  private final AtomicIntegerArray told = new AtomicIntegerArray(EVENTS);
  private final AtomicLong toldInAll = new AtomicLong();
  private final AtomicLong toldDelivered = new AtomicLong();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private volatile boolean running = true;

  private final EventBroadcaster broadcaster =
      EventBroadcaster.builder()
          .sink(new NumberedSink(ThreeSinksTest::failing), quickly(DeliveryOptions.DEFAULT))
          .sink(
              new NumberedSink(ThreeSinksTest::slow),
              quickly(DeliveryOptions.DEFAULT.withQueue(50, Overflow.DROP_NEWEST)))
          .sink(new NumberedSink(ThreeSinksTest::throwing), quickly(DeliveryOptions.DEFAULT))
          .reportingController("example.com/stress")
          .build();

  private static SinkOptions quickly(DeliveryOptions delivery) {
    RetryPolicy retry =
        new RetryPolicy(
            3, RetryPolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(5)), Set.of(503));
    return Stage.delivering(delivery.withRetry(retry));
  }

  /** Answers by the number of the call: with an error, or null for stored. */
  private static final class NumberedSink implements EventSink {
    private final AtomicInteger calls = new AtomicInteger();
    private final IntFunction<@Nullable SinkResult> error;

    NumberedSink(IntFunction<@Nullable SinkResult> error) {
      this.error = error;
    }

    @Override
    public SinkResult create(Event event) {
      SinkResult failure = error.apply(calls.incrementAndGet());
      return failure == null ? new SinkResult.Stored(event) : failure;
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      return create(event);
    }
  }

  private static @Nullable SinkResult failing(int call) {
    return switch (call % 5) {
      case 0 -> SinkResult.Refused.of(503, "ServiceUnavailable");
      case 1 -> SinkResult.Refused.of(422, "Invalid");
      case 2 -> new SinkResult.Unreachable("on purpose");
      default -> null;
    };
  }

  private static @Nullable SinkResult slow(int call) {
    LockSupport.parkNanos(1_000_000);
    return null;
  }

  private static @Nullable SinkResult throwing(int call) {
    if (call % 2 == 0) {
      throw new IllegalStateException("on purpose");
    }
    return null;
  }

  @Test
  void everyEventIsAccountedForAtEverySinkAndAtEveryMoment() throws InterruptedException {
    List<Subscription> watchers = new ArrayList<>();
    Thread reader = new Thread(this::readWhileRunning);
    Thread coming = new Thread(() -> comeAndGo(watchers));
    reader.start();
    coming.start();

    recordFromAllThreads();
    CloseReport report = broadcaster.close(Duration.ofMinutes(1));
    running = false;
    reader.join();
    coming.join();

    assertThat(report.isComplete()).isTrue();
    assertThat(wrong).isEmpty();
    assertEveryEventIsAccountedFor();
    assertThat(watchers).isNotEmpty().allSatisfy(ThreeSinksTest::hasNothingPending);
  }

  private void assertEveryEventIsAccountedFor() {
    Accounts all = broadcaster.accounts();
    assertThat(all.offered()).isEqualTo(SINKS * EVENTS);
    assertThat(all.pending()).isZero();
    assertThat(toldDelivered).hasValue(all.delivered());
    long early = all.dropped(DropCause.QUEUE_FULL) / SINKS;
    assertThat(toldInAll).hasValue(SINKS * (EVENTS - early) + early);
    assertThat(IntStream.range(0, EVENTS).map(told::get)).allMatch(n -> n == SINKS || n == 1);
    assertThat(broadcaster.sinks())
        .hasSize(SINKS)
        .allSatisfy(sink -> assertThat(sink.accounts().offered()).isEqualTo(EVENTS))
        .allSatisfy(sink -> assertThat(sink.accounts().pending()).isZero());
  }

  private static void hasNothingPending(Subscription watcher) {
    Accounts accounts = watcher.accounts();
    assertThat(accounts.pending()).isZero();
    assertThat(accounts.delivered() + accounts.droppedInAll()).isEqualTo(accounts.offered());
  }

  private void readWhileRunning() {
    Accounts before = broadcaster.accounts();
    while (running) {
      Accounts now = broadcaster.accounts();
      boolean sound =
          now.pending() >= 0
              && now.offered() == now.delivered() + now.droppedInAll() + now.pending()
              && now.offered() >= before.offered()
              && now.delivered() >= before.delivered()
              && now.droppedInAll() >= before.droppedInAll();
      if (!sound) {
        wrong.add(before + " then " + now);
      }
      before = now;
    }
  }

  /** Every other watcher fails; every other pair is waited for. */
  private void comeAndGo(List<Subscription> watchers) {
    while (running) {
      int number = watchers.size();
      Overflow overflow = number % 4 < 2 ? Overflow.DROP_NEWEST : Overflow.WAIT;
      Subscription watcher =
          broadcaster.watch(
              event -> failEveryOther(number), WatchOptions.DEFAULT.withQueue(3, overflow));
      watchers.add(watcher);
      LockSupport.parkNanos(500_000);
      watcher.close();
    }
  }

  private static void failEveryOther(int number) {
    if (number % 2 == 0) {
      throw new IllegalStateException("on purpose");
    }
  }

  private void recordFromAllThreads() throws InterruptedException {
    List<Thread> threads =
        IntStream.range(0, THREADS)
            .mapToObj(number -> new Thread(() -> recordMany(number * EACH)))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void recordMany(int first) {
    EventRecorder recorder = broadcaster.recorder();
    for (int i = first; i < first + EACH; i++) {
      int number = i;
      recorder
          .about(Stage.pod("web-" + i % 500))
          .whenSettled(outcome -> tell(number, outcome))
          .warning("BackOff", "again");
    }
  }

  private void tell(int number, Outcome outcome) {
    told.incrementAndGet(number);
    toldInAll.incrementAndGet();
    if (outcome instanceof Outcome.Created || outcome instanceof Outcome.Updated) {
      toldDelivered.incrementAndGet();
    }
  }
}
