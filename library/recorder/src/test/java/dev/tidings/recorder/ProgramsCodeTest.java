package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sinks and policies are the program's own: they throw, block, and are closed too soon. */
class ProgramsCodeTest {
  private final SimulatedScheduler time = new SimulatedScheduler(Stage.START);
  private final List<Event> asked = new ArrayList<>();

  /** A sink that creates only. */
  @FunctionalInterface
  private interface CreatingSink extends EventSink {
    @Override
    default SinkResult patch(Event event, EventChange change) {
      throw new UnsupportedOperationException();
    }
  }

  private static void record(EventBroadcaster broadcaster) {
    broadcaster.recorder().about(Stage.NODE).normal("R", "");
  }

  @Test
  void aSinkThatThrowsIsTriedAgain() {
    CreatingSink sink =
        event -> {
          asked.add(event);
          if (asked.size() == 1) {
            throw new IllegalStateException("on purpose");
          }
          return new SinkResult.Stored(event);
        };
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).build();
    record(broadcaster);
    time.advance(Duration.ofSeconds(1));

    assertThat(asked).hasSize(2);
    assertThat(broadcaster.accounts().delivered()).isEqualTo(1);
  }

  @Test
  void anEventThatAnUnansweredTryHasMadeIsRecognisedAndCountedOn() {
    MemorySink server = new MemorySink();
    EventSink sink =
        new EventSink() {
          @Override
          public SinkResult create(Event event) {
            SinkResult answer = server.create(event);
            return asked.add(event) && asked.size() == 1
                ? new SinkResult.Unreachable("the answer is lost")
                : answer;
          }

          @Override
          public SinkResult patch(Event event, EventChange change) {
            return server.patch(event, change);
          }
        };
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).build();
    record(broadcaster);
    record(broadcaster);
    time.advance(Duration.ofSeconds(1));

    assertThat(asked).hasSize(2);
    assertThat(server.events()).singleElement().extracting(Event::count).isEqualTo(2);
    assertThat(broadcaster.accounts().delivered()).isEqualTo(2);
  }

  @Test
  void aRetryPolicyThatThrowsIsReplacedByTheDefault() {
    RetryPolicy throwing =
        new RetryPolicy(
            12,
            (failed, random) -> {
              throw new IllegalStateException("on purpose");
            },
            Set.of());
    MemorySink sink = new MemorySink().failing(new SinkResult.Unreachable("down"));
    EventBroadcaster broadcaster =
        Stage.builder(time)
            .sink(sink, Stage.delivering(DeliveryOptions.DEFAULT.withRetry(throwing)))
            .build();
    record(broadcaster);
    time.advance(Duration.ofSeconds(1));

    assertThat(sink.events()).hasSize(1);
  }

  @Test
  void aSinkThatCannotTellItsGroupWritesCoreEvents() {
    CreatingSink sink =
        new CreatingSink() {
          @Override
          public SinkResult create(Event event) {
            asked.add(event);
            return new SinkResult.Stored(event);
          }

          @Override
          public ApiGroup group() {
            throw new IllegalStateException("on purpose");
          }
        };
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).build();
    record(broadcaster);
    time.settle();

    assertThat(asked).singleElement().extracting(Event::count).isEqualTo(1);
  }

  @Test
  void aSinkIsAskedOnceForItsNamespaceAndWritesAboutAllIfItCannotTell() {
    List<String> namespaces = new ArrayList<>();
    CreatingSink sink =
        new CreatingSink() {
          @Override
          public SinkResult create(Event event) {
            return new SinkResult.Stored(event);
          }

          @Override
          public String namespace() {
            namespaces.add("asked");
            throw new AssertionError("on purpose");
          }
        };
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).build();
    broadcaster.recorder().about(Stage.pod("web-0")).normal("R", "");
    broadcaster.recorder().about(Stage.pod("web-1")).normal("R", "");
    time.settle();

    assertThat(broadcaster.accounts().delivered()).isEqualTo(2);
    assertThat(namespaces).hasSize(1);
  }

  @Test
  void anInterruptThatASinkLeavesBehindDoesNotHitTheNextWrite() {
    List<Boolean> interrupted = new ArrayList<>();
    CreatingSink sink =
        event -> {
          interrupted.add(Thread.currentThread().isInterrupted());
          Thread.currentThread().interrupt();
          return new SinkResult.Stored(event);
        };
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).build();
    broadcaster.recorder().about(Stage.pod("web-0")).normal("R", "");
    broadcaster.recorder().about(Stage.pod("web-1")).normal("R", "");
    time.settle();

    assertThat(interrupted).containsExactly(false, false);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void closingIsQuickWhenTheClientHasBeenClosedBefore() {
    List<Outcome> outcomes = new ArrayList<>();
    SinkResult closed = new SinkResult.Closed("the client is closed");
    CreatingSink sink = event -> closed;
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).build();
    broadcaster.recorder().about(Stage.NODE).whenSettled(outcomes::add).normal("R", "");
    CloseReport report = broadcaster.close(Duration.ofSeconds(5));

    assertThat(report).isEqualTo(new CloseReport(Duration.ZERO, 0, 0));
    assertThat(outcomes).containsExactly(new Outcome.Failed(DropCause.NOT_SENT, closed));
    assertThat(broadcaster.accounts().dropped(DropCause.NOT_SENT)).isEqualTo(1);
  }

  @Test
  @Timeout(20)
  void closingDoesNotWaitForASinkThatAsksItsServerForTheGroup() throws InterruptedException {
    SynchronousQueue<Thread> asking = new SynchronousQueue<>();
    CreatingSink sink =
        new CreatingSink() {
          @Override
          public SinkResult create(Event event) {
            return new SinkResult.Stored(event);
          }

          @Override
          public ApiGroup group() {
            waitForever(asking);
            return ApiGroup.CORE;
          }
        };
    EventBroadcaster broadcaster =
        EventBroadcaster.builder(sink).reportingController("example.com/slow").build();
    CountDownLatch settled = new CountDownLatch(1);
    broadcaster
        .recorder()
        .about(Stage.NODE)
        .whenSettled(outcome -> settled.countDown())
        .normal("R", "");
    asking.take();

    assertThat(broadcaster.close(Duration.ofMillis(10)).left()).isEqualTo(1);
    assertThat(settled.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(broadcaster.accounts().dropped(DropCause.LEFT_AT_CLOSE)).isEqualTo(1);
  }

  /** Says that it waits, and waits until it is interrupted. */
  private static void waitForever(SynchronousQueue<Thread> asking) {
    try {
      asking.put(Thread.currentThread());
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
