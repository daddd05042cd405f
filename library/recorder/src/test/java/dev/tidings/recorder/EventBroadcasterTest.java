package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBroadcasterTest {
  private final SimulatedScheduler time = new SimulatedScheduler(Stage.START);
  private final List<Event> seen = new ArrayList<>();

  private static List<String> reasons(List<Event> events) {
    return events.stream().map(Event::reason).toList();
  }

  private static void record(EventBroadcaster broadcaster, String reason) {
    broadcaster.recorder().about(Stage.pod("web-0")).normal(reason, "");
  }

  private static void recordMany(EventBroadcaster broadcaster, int count) {
    for (int i = 0; i < count; i++) {
      broadcaster.recorder().about(Stage.pod("web-" + i)).normal("R", "");
    }
  }

  @Test
  void aWatcherSeesWhatIsRecordedAfterItWasAddedAndNothingBefore() {
    EventBroadcaster broadcaster = Stage.builder(time).build();
    record(broadcaster, "before");
    broadcaster.watch(seen::add);
    record(broadcaster, "after");
    time.settle();

    assertThat(reasons(seen)).containsExactly("after");
  }

  @Test
  void aWatcherSeesItsPrefixFirst() {
    EventBroadcaster broadcaster = Stage.builder(time).build();
    Event earlier = Event.builder().reason("earlier").build();
    broadcaster.watch(seen::add, WatchOptions.DEFAULT.withPrefix(List.of(earlier)));
    record(broadcaster, "now");
    time.settle();

    assertThat(reasons(seen)).containsExactly("earlier", "now");
  }

  @Test
  void oneWatcherCanBeStopped() {
    EventBroadcaster broadcaster = Stage.builder(time).build();
    List<Event> other = new ArrayList<>();
    Subscription stopped = broadcaster.watch(seen::add);
    broadcaster.watch(other::add);
    record(broadcaster, "A");
    time.settle();
    stopped.close();
    record(broadcaster, "B");
    time.settle();

    assertThat(reasons(seen)).containsExactly("A");
    assertThat(reasons(other)).containsExactly("A", "B");
    assertThat(stopped.accounts().pending()).isZero();
  }

  @Test
  void aHandlerThatThrowsIsCountedAndGoesOn() {
    EventBroadcaster broadcaster = Stage.builder(time).build();
    Subscription failing =
        broadcaster.watch(
            event -> {
              seen.add(event);
              if (event.reason().equals("A")) {
                throw new IllegalStateException("on purpose");
              }
            });
    record(broadcaster, "A");
    record(broadcaster, "B");
    time.settle();

    assertThat(reasons(seen)).containsExactly("A", "B");
    assertThat(failing.accounts().dropped(DropCause.HANDLER_FAILED)).isEqualTo(1);
    assertThat(failing.accounts().delivered()).isEqualTo(1);
  }

  @Test
  void whatDoesNotFitIntoTheFirstQueueIsCounted() {
    EventBroadcaster broadcaster = Stage.builder(time).queue(3).build();
    recordMany(broadcaster, 5);

    assertThat(broadcaster.accounts().dropped(DropCause.QUEUE_FULL)).isEqualTo(2);
    assertThat(broadcaster.accounts().pending()).isEqualTo(3);
  }

  @Test
  void whatDoesNotFitIntoAWatchersQueueIsDroppedForThisWatcherAlone() {
    EventBroadcaster broadcaster = Stage.builder(time).build();
    Subscription small =
        broadcaster.watch(event -> {}, WatchOptions.DEFAULT.withQueue(2, Overflow.DROP_NEWEST));
    broadcaster.watch(seen::add);
    recordMany(broadcaster, 5);
    time.settle();

    assertThat(seen).hasSize(5);
    assertThat(small.accounts().dropped(DropCause.SUBSCRIBER_QUEUE_FULL)).isEqualTo(3);
    assertThat(small.accounts().delivered()).isEqualTo(2);
  }

  @Test
  void aWatcherThatMayBeWaitedForMissesNothing() {
    EventBroadcaster broadcaster = Stage.builder(time).build();
    List<Event> slow = new ArrayList<>();
    broadcaster.watch(slow::add, WatchOptions.DEFAULT.withQueue(1, Overflow.WAIT));
    broadcaster.watch(seen::add);
    recordMany(broadcaster, 20);
    time.settle();

    assertThat(slow).hasSize(20);
    assertThat(seen).isEqualTo(slow);
  }

  @Test
  void aWatcherThatStopsWhileItIsWaitedForLeavesNothingUnderWay() {
    EventBroadcaster broadcaster = Stage.builder(time).build();
    List<Subscription> waitedFor = new ArrayList<>();
    waitedFor.add(
        broadcaster.watch(
            event -> waitedFor.get(0).close(), WatchOptions.DEFAULT.withQueue(1, Overflow.WAIT)));
    broadcaster.watch(seen::add);
    recordMany(broadcaster, 3);
    time.settle();

    assertThat(waitedFor.get(0).accounts().pending()).isZero();
    assertThat(seen).hasSize(3);
    assertThat(broadcaster.close(Duration.ofSeconds(1)).isComplete()).isTrue();
  }

  @Test
  void closingWhileAWatcherIsWaitedForCountsEachEventOnce() {
    MemorySink sink = new MemorySink();
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).build();
    Subscription watcher =
        broadcaster.watch(
            event -> broadcaster.close(Duration.ZERO),
            WatchOptions.DEFAULT.withQueue(1, Overflow.WAIT));
    recordMany(broadcaster, 5);
    time.settle();

    Accounts accounts = broadcaster.accounts();
    assertThat(accounts.offered()).isEqualTo(5);
    assertThat(accounts.pending()).isZero();
    assertThat(watcher.accounts().pending()).isZero();
  }

  @Test
  void withoutASinkWatchersSeeEverything() {
    EventBroadcaster broadcaster = Stage.builder(time).build();
    broadcaster.watch(seen::add);
    recordMany(broadcaster, 100);
    time.settle();

    assertThat(seen).hasSize(100);
    assertThat(broadcaster.accounts().delivered()).isEqualTo(100);
  }

  @Test
  void everySinkHasACorrelatorOfItsOwn() {
    MemorySink one = new MemorySink();
    MemorySink other = new MemorySink();
    EventBroadcaster broadcaster =
        Stage.builder(time)
            .sink(one)
            .sink(
                other,
                Stage.correlating(CorrelationOptions.KUBERNETES.withSpam(new SpamBudget(1, 0))))
            .build();
    recordMany(broadcaster, 2);
    record(broadcaster, "Other");
    time.settle();

    assertThat(one.events()).hasSize(3);
    assertThat(other.events()).hasSize(2);
    assertThat(broadcaster.accounts().offered()).isEqualTo(6);
    assertThat(broadcaster.accounts().dropped(DropCause.SPAM)).isEqualTo(1);
  }

  @Test
  void closingFinishesWhatIsUnderWay() {
    MemorySink sink = new MemorySink();
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).build();
    recordMany(broadcaster, 50);
    CloseReport report = broadcaster.close(Duration.ofSeconds(1));

    assertThat(report.isComplete()).isTrue();
    assertThat(sink.events()).hasSize(50);
  }

  @Test
  void closingWaitsForRetries() {
    MemorySink sink = new MemorySink().failing(new SinkResult.Unreachable("down"));
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).build();
    recordMany(broadcaster, 1);
    CloseReport report = broadcaster.close(Duration.ofSeconds(5));

    assertThat(report.isComplete()).isTrue();
    assertThat(report.took()).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(sink.events()).hasSize(1);
  }

  @Test
  void whatIsLeftWhenTheTimeIsOverIsReportedAndCounted() {
    SinkResult[] down = new SinkResult[100];
    Arrays.fill(down, new SinkResult.Unreachable("down"));
    EventBroadcaster broadcaster = Stage.builder(time).sink(new MemorySink().failing(down)).build();
    recordMany(broadcaster, 3);
    CloseReport report = broadcaster.close(Duration.ofSeconds(2));

    assertThat(report).isEqualTo(new CloseReport(Duration.ofSeconds(2), 3, 0));
    assertThat(broadcaster.accounts().dropped(DropCause.LEFT_AT_CLOSE)).isEqualTo(3);
    assertThat(broadcaster.accounts().pending()).isZero();
    assertThat(broadcaster.close(Duration.ofSeconds(9))).isEqualTo(report);
  }

  @Test
  void afterClosingEventsAreCountedAsThat() {
    EventBroadcaster broadcaster = Stage.builder(time).sink(new MemorySink()).build();
    broadcaster.close();
    List<Outcome> outcomes = new ArrayList<>();
    broadcaster.recorder().about(Stage.NODE).whenSettled(outcomes::add).normal("R", "");

    assertThat(broadcaster.accounts().dropped(DropCause.CLOSED)).isEqualTo(1);
    assertThat(outcomes).containsExactly(new Outcome.Dropped(DropCause.CLOSED));
  }
}
