package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The program's own code fails in ways that no exception stands for: assertions, missing classes.
 */
class ThrownErrorsTest {
  @RegisterExtension private final LogLines lines = new LogLines();

  private final SimulatedScheduler time = new SimulatedScheduler(Stage.START);
  private final MemorySink server = new MemorySink();
  private final List<Outcome> outcomes = new ArrayList<>();
  private int asked;

  /** A client that is on the class path in another version than the sink was compiled with. */
  private class FailingSink implements EventSink {
    private final int fails;

    FailingSink(int fails) {
      this.fails = fails;
    }

    @Override
    public SinkResult create(Event event) {
      asked++;
      if (asked <= fails) {
        throw new NoSuchMethodError("on purpose");
      }
      return server.create(event);
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      return server.patch(event, change);
    }
  }

  private static void fail(Object at) {
    throw new AssertionError("on purpose at " + at);
  }

  private EventBroadcaster open(EventSink sink) {
    return Stage.builder(time).sink(sink).build();
  }

  private void record(EventBroadcaster broadcaster, int count, Consumer<Outcome> listener) {
    for (int i = 0; i < count; i++) {
      broadcaster.recorder().about(Stage.pod("web-" + i)).whenSettled(listener).normal("R", "");
    }
  }

  @Test
  void aSinkThatFailsMoreOftenThanItHasThreadsGetsItsEventsStill() {
    EventBroadcaster broadcaster = open(new FailingSink(5));
    record(broadcaster, 6, outcomes::add);
    time.advance(Duration.ofMinutes(1));

    assertThat(server.events()).hasSize(6);
    assertThat(outcomes).hasSize(6).allMatch(Outcome.Created.class::isInstance);
    assertThat(broadcaster.accounts().pending()).isZero();
  }

  @Test
  void aSinkThatThrowsIsSaidOnceWithWhereItDid() {
    EventBroadcaster broadcaster = open(new FailingSink(5));
    record(broadcaster, 6, outcomes::add);
    time.advance(Duration.ofMinutes(1));

    assertThat(lines.warnings()).hasSize(1);
    assertThat(lines.all().get(0).getThrowableProxy().getStackTraceElementProxyArray())
        .isNotEmpty();
  }

  @Test
  void listenersThatFailKeepNobodyFromBeingTold() {
    EventBroadcaster broadcaster = open(server);
    broadcaster.onRequest(ThrownErrorsTest::fail);
    record(broadcaster, 5, ThrownErrorsTest::fail);
    record(broadcaster, 5, outcomes::add);
    time.settle();

    assertThat(outcomes).hasSize(5);
    assertThat(broadcaster.accounts().delivered()).isEqualTo(10);
    assertThat(broadcaster.close(Duration.ofSeconds(1)).isComplete()).isTrue();
  }

  @Test
  void aHandlerThatFailsIsCountedAndGoesOn() {
    EventBroadcaster broadcaster = open(server);
    Subscription watcher = broadcaster.watch(ThrownErrorsTest::fail);
    record(broadcaster, 3, outcomes::add);
    time.settle();

    assertThat(watcher.accounts().dropped(DropCause.HANDLER_FAILED)).isEqualTo(3);
    assertThat(watcher.accounts().pending()).isZero();
  }

  @Test
  void anAdapterThatFailsDoesNotFailItsCaller() {
    EventBroadcaster broadcaster =
        Stage.builder(time)
            .sink(server)
            .references(
                object -> {
                  throw new NoClassDefFoundError("on purpose");
                })
            .build();
    broadcaster.recorder().about(new Object()).whenSettled(outcomes::add).normal("R", "");

    assertThat(outcomes).containsExactly(new Outcome.Dropped(DropCause.INVALID_EVENT));
    assertThat(broadcaster.accounts().pending()).isZero();
  }

  @Test
  void aRetryPolicyThatFailsIsReplacedByTheDefault() {
    RetryPolicy failing =
        new RetryPolicy(
            12,
            (failed, random) -> {
              throw new AssertionError("on purpose");
            },
            Set.of());
    EventBroadcaster broadcaster =
        Stage.builder(time)
            .sink(
                server.failing(new SinkResult.Unreachable("down")),
                Stage.delivering(DeliveryOptions.DEFAULT.withRetry(failing)))
            .build();
    record(broadcaster, 1, outcomes::add);
    time.advance(Duration.ofSeconds(1));

    assertThat(server.events()).hasSize(1);
  }

  @Test
  void aSinkThatFailsToTellItsGroupWritesCoreEvents() {
    EventBroadcaster broadcaster =
        open(
            new FailingSink(0) {
              @Override
              public ApiGroup group() {
                throw new AssertionError("on purpose");
              }
            });
    record(broadcaster, 1, outcomes::add);
    time.settle();

    assertThat(server.events()).singleElement().extracting(Event::count).isEqualTo(1);
  }

  @Test
  void aCombinedMessageThatCannotBeMadeLosesItsEventAlone() {
    Aggregation failing =
        new Aggregation(
            2,
            Duration.ofMinutes(10),
            event -> {
              throw new AssertionError("on purpose");
            });
    EventBroadcaster broadcaster =
        Stage.builder(time)
            .sink(server, Stage.correlating(CorrelationOptions.KUBERNETES.withAggregation(failing)))
            .build();
    for (String message : List.of("a", "b", "a")) {
      broadcaster.recorder().about(Stage.NODE).normal("R", message);
    }
    time.settle();

    assertThat(broadcaster.accounts().dropped(DropCause.INVALID_EVENT)).isEqualTo(2);
    assertThat(broadcaster.accounts().delivered()).isEqualTo(1);
  }
}
