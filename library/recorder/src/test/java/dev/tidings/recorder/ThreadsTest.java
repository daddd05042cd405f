package dev.tidings.recorder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a recorder leaves behind, and what it does not begin with. */
class ThreadsTest {
  private static final int BROADCASTERS = 10_000;
  private static final int CALLERS = 1000;
  private static final int FROM_EACH = 10;

  /** One for the broadcaster, the sink and timers, and four that write, each with a successor. */
  private static final int MOST_THREADS = 14;

  private final Set<Thread> before = recorderThreads();
  private final AtomicInteger stored = new AtomicInteger();

  private final class CountingSink implements EventSink {
    @Override
    public SinkResult create(Event event) {
      stored.incrementAndGet();
      return new SinkResult.Stored(event);
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      return create(event);
    }
  }

  /** Those of earlier tests may still be about to end. */
  private static Set<Thread> recorderThreads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> !thread.getName().startsWith("tidings-recorder"));
    return threads;
  }

  private Set<Thread> newThreads() {
    Set<Thread> threads = recorderThreads();
    threads.removeAll(before);
    return threads;
  }

  private EventBroadcaster open() {
    return EventBroadcaster.builder(new CountingSink())
        .queue(CALLERS * FROM_EACH)
        .reportingController("example.com/threads")
        .build();
  }

  @Test
  void noThreadIsStartedBeforeTheFirstEvent() {
    try (EventBroadcaster broadcaster = open()) {
      broadcaster.watch(event -> {});
      broadcaster.recorder();
      broadcaster.accounts();
      assertThat(newThreads()).isEmpty();
    }
  }

  @Test
  void noThreadIsLeftAfterClosing() throws InterruptedException {
    EventBroadcaster broadcaster = open();
    broadcaster.watch(event -> {});
    broadcaster.recorder().about(Stage.NODE).normal("R", "");
    broadcaster.close();

    for (Thread thread : newThreads()) {
      thread.join(SECONDS.toMillis(10));
    }
    assertThat(stored).hasValue(1);
    assertThat(newThreads()).isEmpty();
  }

  @Test
  void manyBroadcastersThatWereOpenedAndClosedLeaveNothing() throws InterruptedException {
    ReferenceQueue<EventBroadcaster> gone = new ReferenceQueue<>();
    Set<Reference<EventBroadcaster>> all = new HashSet<>();
    for (int i = 0; i < BROADCASTERS; i++) {
      all.add(openUseAndClose(i % 10 == 0, gone));
    }
    assertThat(stored).hasValue(BROADCASTERS / 10);

    for (Thread thread : newThreads()) {
      thread.join(SECONDS.toMillis(10));
    }
    System.gc();
    Reference<? extends EventBroadcaster> found = gone.remove(SECONDS.toMillis(10));
    while (found != null && all.remove(found) && !all.isEmpty()) {
      found = gone.remove(SECONDS.toMillis(10));
    }
    assertThat(all).isEmpty();
    assertThat(newThreads()).isEmpty();
  }

  private Reference<EventBroadcaster> openUseAndClose(
      boolean used, ReferenceQueue<EventBroadcaster> gone) {
    try (EventBroadcaster broadcaster = open()) {
      broadcaster.watch(event -> {}).close();
      if (used) {
        broadcaster.recorder().about(Stage.NODE).normal("R", "");
      }
      return new WeakReference<>(broadcaster, gone);
    }
  }

  @Test
  void aRecorderInAThousandThreadsHasAFewOfItsOwn() throws InterruptedException {
    EventBroadcaster broadcaster = open();
    EventRecorder recorder = broadcaster.recorder();
    var callers =
        IntStream.range(0, CALLERS)
            .mapToObj(number -> new Thread(() -> recordFew(recorder, number)))
            .toList();
    callers.forEach(Thread::start);
    for (Thread caller : callers) {
      caller.join();
    }
    int threads = newThreads().size();

    assertThat(broadcaster.close(Duration.ofMinutes(1)).isComplete()).isTrue();
    assertThat(broadcaster.accounts().offered()).isEqualTo(CALLERS * FROM_EACH);
    assertThat(broadcaster.accounts().dropped(DropCause.QUEUE_FULL)).isZero();
    assertThat(threads).isLessThanOrEqualTo(MOST_THREADS);
  }

  private static void recordFew(EventRecorder recorder, int number) {
    for (int i = 0; i < FROM_EACH; i++) {
      recorder.about(Stage.pod("web-" + number)).normal("R", "");
    }
  }
}
