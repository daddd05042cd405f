package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private final SimulatedScheduler time = new SimulatedScheduler(Stage.START);
  private final List<SinkRequest> requests = new ArrayList<>();

  private static void record(EventBroadcaster broadcaster) {
    broadcaster.recorder().about(Stage.pod("web-0")).normal("Synced", "");
  }

  /** Takes its time, and throws when it is asked to read. */
  private final class SlowSink implements EventSink {
    private final MemorySink sink = new MemorySink();

    @Override
    public SinkResult create(Event event) {
      time.advance(Duration.ofMillis(70));
      return sink.create(event);
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      time.advance(Duration.ofMillis(30));
      return sink.patch(event, change);
    }

    @Override
    public SinkResult read(EventKey key) {
      throw new IllegalStateException("on purpose");
    }
  }

  @Test
  void whoListensIsToldOfEveryRequestAndHowLongItTook() {
    EventBroadcaster broadcaster = Stage.builder(time).sink(new SlowSink()).build();
    broadcaster.onRequest(requests::add);
    record(broadcaster);
    time.settle();
    record(broadcaster);
    time.settle();

    assertThat(requests)
        .extracting(SinkRequest::verb, SinkRequest::took)
        .containsExactly(
            tuple(Verb.CREATE, Duration.ofMillis(70)), tuple(Verb.PATCH, Duration.ofMillis(30)));
    assertThat(requests).allMatch(request -> request.answer() instanceof SinkResult.Stored);
  }

  @Test
  void aSinkThatThrowsCountsAsOneThatCannotBeReached() {
    SlowSink sink = new SlowSink();
    RequestListeners listeners = new RequestListeners(new Listening(new RareLog(), time));
    listeners.add(requests::add);
    EventSink asked = new AskedSink(sink, 3, time, listeners);

    assertThat(asked.read(new EventKey("shop", "web-0.1")))
        .isEqualTo(new SinkResult.Unreachable("java.lang.IllegalStateException: on purpose"));
    assertThat(requests).extracting(SinkRequest::sink).containsExactly(3);
  }

  @Test
  void aListenerThatThrowsKeepsNobodyFromWriting() {
    MemorySink sink = new MemorySink();
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).build();
    broadcaster.onRequest(
        request -> {
          throw new IllegalStateException("on purpose");
        });
    broadcaster.onRequest(requests::add);
    record(broadcaster);
    time.settle();

    assertThat(sink.events()).hasSize(1);
    assertThat(requests).hasSize(1);
  }

  @Test
  void whoDoesNotListenAnyMoreIsToldNothing() {
    EventBroadcaster broadcaster = Stage.builder(time).sink(new MemorySink()).build();
    broadcaster.onRequest(requests::add).run();
    record(broadcaster);
    time.settle();

    assertThat(requests).isEmpty();
  }

  @Test
  void eachSinkHasFiguresOfItsOwn() {
    MemorySink down = new MemorySink().down();
    EventBroadcaster broadcaster = Stage.builder(time).sink(new MemorySink()).sink(down).build();
    record(broadcaster);
    assertThat(broadcaster.queued()).isEqualTo(1);
    time.settle();

    assertThat(broadcaster.queued()).isZero();
    assertThat(broadcaster.sinks())
        .extracting(sink -> sink.accounts().pending())
        .containsExactly(0L, 1L);
    assertThat(broadcaster.sinks()).extracting(SinkFigures::queued).containsExactly(0, 0);
  }

  @Test
  void whatASinkHasNotLookedAtIsQueued() {
    EventBroadcaster broadcaster =
        Stage.builder(time)
            .sink(new MemorySink().down(), Stage.delivering(DeliveryOptions.DEFAULT.withWaiting(1)))
            .build();
    for (int i = 0; i < 5; i++) {
      record(broadcaster);
    }
    time.settle();

    assertThat(broadcaster.sinks()).extracting(SinkFigures::queued).containsExactly(4);
  }
}
