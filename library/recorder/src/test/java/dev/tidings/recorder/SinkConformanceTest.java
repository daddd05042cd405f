package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Events recorded to a sink that fails, as client-go's tools/record writes and retries them. */
class SinkConformanceTest {
  private static final Map<DropCause, String> WHY =
      Map.of(
          DropCause.REJECTED, "Server rejected event (will not retry!)",
          DropCause.FORBIDDEN, "Server rejected event (will not retry!)",
          DropCause.NAMESPACE_TERMINATING, "Server rejected event (will not retry!)",
          DropCause.NOT_SENT, "Unable to construct event (will not retry!)",
          DropCause.RETRIES_EXHAUSTED, "Unable to write event (retry limit exceeded!)",
          DropCause.LEFT_AT_CLOSE, "Unable to write event (broadcaster is shut down)");

  @TestFactory
  Stream<DynamicTest> writesAndRetriesLikeTheReference() {
    return Golden.tests("sink", recorded -> new Replay(recorded).run());
  }

  /** One case at work. */
  private static final class Replay {
    private final JsonNode recorded;
    private final SimulatedScheduler scheduler;
    private final ScriptedSink sink;
    private final EventBroadcaster broadcaster;
    private final EventRecorder recorder;
    private final List<Ended> outcomes = new ArrayList<>();
    private int callsBefore;
    private int version = 1000;

    Replay(JsonNode recorded) {
      this.recorded = recorded;
      scheduler = new SimulatedScheduler(Instant.parse(recorded.path("now").asString()));
      sink =
          new ScriptedSink(ApiGroup.CORE, recorded.path("answers"), scheduler, name -> ++version);
      broadcaster = broadcaster();
      EventSource source = Golden.source(recorded.path("source"));
      recorder = broadcaster.recorder(new Reporter(source.component(), source.host()));
    }

    private EventBroadcaster broadcaster() {
      Duration sleep = Duration.ofMillis(recorded.path("sleepMillis").asLong());
      SinkOptions reference = SinkOptions.clientGo(sleep);
      return EventBroadcaster.builder()
          .sink(sink, reference.withCorrelation(CorrelateConformanceTest.options(recorded)))
          .fidelity(Fidelity.CLIENT_GO)
          .scheduler(scheduler)
          .random(new Random(1))
          .build();
    }

    void run() {
      sink.afterCall(this::stopAfter);
      for (JsonNode emit : recorded.path("emits")) {
        scheduler.advance(Duration.ofMillis(emit.path("advanceMillis").asLong(0)));
        emit(emit);
        scheduler.settle();
      }
      scheduler.finish();
      broadcaster.close(Duration.ZERO);
      check();
    }

    /** Stops while the event waits for its next try; both ways of stopping come to the same. */
    private void stopAfter(int call) {
      if (call == recorded.at("/stop/afterCall").asInt(-1)) {
        scheduler.execute(() -> broadcaster.close(Duration.ZERO));
      }
    }

    private void emit(JsonNode emit) {
      recorder
          .about(Golden.reference(emit.path("object")))
          .whenSettled(this::settled)
          .record(
              emit.path("type").asString(),
              emit.path("reason").asString(),
              emit.path("message").asString());
    }

    private void settled(Outcome outcome) {
      if (outcome instanceof Outcome.Suppressed
          || outcome.equals(new Outcome.Dropped(DropCause.CLOSED))) {
        return;
      }
      outcomes.add(Ended.of(outcome, sink.calls().size() - callsBefore));
      callsBefore = sink.calls().size();
    }

    private void check() {
      JsonNode expect = recorded.path("expect");
      assertThat(outcomes).isEqualTo(expect.path("outcomes").valueStream().map(Ended::of).toList());
      List<JsonNode> calls = expect.path("calls").valueStream().toList();
      assertThat(sink.calls()).hasSameSizeAs(calls);
      for (int i = 0; i < calls.size(); i++) {
        assertThat(Called.of(sink.calls().get(i)))
            .as("call %d", i)
            .isEqualTo(Called.of(calls.get(i)));
        checkPause(i, calls.get(i));
      }
    }

    /** No pause before the first try for an event, a random one before the second. */
    private void checkPause(int call, JsonNode expected) {
      if (expected.has("pauseMillis")) {
        Duration pause =
            Duration.between(sink.calls().get(call - 1).at(), sink.calls().get(call).at());
        assertThat(pause).isEqualTo(Duration.ofMillis(expected.path("pauseMillis").asLong()));
      }
    }
  }

  /** How one emission ended. */
  private record Ended(String result, int calls, String why) {
    static Ended of(Outcome outcome, int calls) {
      if (outcome instanceof Outcome.Failed failed) {
        return new Ended("dropped", calls, why(failed.cause()));
      }
      return outcome instanceof Outcome.Dropped dropped
          ? new Ended("dropped", calls, why(dropped.cause()))
          : new Ended("written", calls, "");
    }

    private static String why(DropCause cause) {
      return WHY.getOrDefault(cause, cause.name());
    }

    static Ended of(JsonNode expected) {
      return new Ended(
          expected.path("result").asString(),
          expected.path("calls").asInt(),
          expected.path("why").asString(""));
    }
  }

  /** A request, as the cases say it. */
  private record Called(
      String verb,
      String key,
      String resourceVersion,
      int count,
      @Nullable Event event,
      @Nullable JsonNode patch,
      String answer) {
    static Called of(ScriptedSink.Call call) {
      EventChange change = call.change();
      Event event = Golden.withoutChance(call.event());
      return new Called(
          call.verb(),
          event.key().path(),
          event.metadata().resourceVersion(),
          event.count(),
          change == null ? event : null,
          change == null ? null : Patches.of(change),
          call.answer());
    }

    static Called of(JsonNode expected) {
      return new Called(
          expected.path("verb").asString(),
          expected.path("namespace").asString() + "/" + expected.path("name").asString(),
          expected.path("resourceVersion").asString(),
          expected.path("count").asInt(),
          expected.has("event") ? Golden.event(expected.path("event"), ApiGroup.CORE) : null,
          expected.has("patch") ? Golden.json(expected.path("patch").asString()) : null,
          expected.path("answer").asString());
    }
  }
}
