package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Events in events.k8s.io/v1, as client-go's tools/events makes series of them. */
class SeriesConformanceTest {
  private static final String HOST = "HOSTNAME";

  @TestFactory
  Stream<DynamicTest> makesSeriesLikeTheReference() {
    return Golden.tests("series", recorded -> new Replay(recorded).run());
  }

  /** One case at work. */
  private static final class Replay {
    private final JsonNode recorded;
    private final Instant start;
    private final SimulatedScheduler scheduler;
    private final ScriptedSink sink;
    private final EventRecorder recorder;
    private final Map<String, Long> written = new HashMap<>();

    Replay(JsonNode recorded) {
      this.recorded = recorded;
      start = Instant.parse(recorded.path("now").asString());
      scheduler = new SimulatedScheduler(start);
      sink =
          new ScriptedSink(
              ApiGroup.EVENTS,
              recorded.path("answers"),
              scheduler,
              name -> 1000 + written.merge(name, 1L, Long::sum));
      recorder =
          EventBroadcaster.builder()
              .sink(sink, SinkOptions.clientGoSeries(Duration.ofSeconds(10)))
              .fidelity(Fidelity.CLIENT_GO)
              .scheduler(scheduler)
              .random(new Random(1))
              .build()
              .recorder(new Reporter(recorded.path("reportingController").asString(), HOST));
    }

    void run() {
      int step = 0;
      for (JsonNode each : recorded.path("steps")) {
        int before = sink.calls().size();
        scheduler.advance(Duration.ofMillis(each.path("advanceMillis").asLong(0)));
        check("during advance of step " + step, before, each.at("/expect/duringAdvance"));
        before = sink.calls().size();
        emit(each.path("emit"));
        scheduler.settle();
        check("after emit of step " + step, before, each.at("/expect/afterEmit"));
        step++;
      }
    }

    private void emit(JsonNode emit) {
      if (emit.isMissingNode()) {
        return;
      }
      ObjectReference regarding =
          emit.hasNonNull("regarding") ? Golden.reference(emit.path("regarding")) : null;
      Occurrence occurrence = recorder.about(regarding).action(emit.path("action").asString());
      if (emit.has("related")) {
        occurrence.related(Golden.reference(emit.path("related")));
      }
      if (emit.has("relatedUnreferenceable")) {
        occurrence.related(new Object());
      }
      occurrence.record(emit.path("type").asString(), emit.path("reason").asString(), note(emit));
    }

    /** Formats the notes of the cases, whose verbs print an argument as it is. */
    private static String note(JsonNode emit) {
      String note = emit.path("note").asString();
      for (JsonNode argument : emit.path("args")) {
        note = note.replaceFirst("%[sdv]", Matcher.quoteReplacement(argument.asString()));
      }
      return note.replace("%%", "%");
    }

    /** Writes of one instant come in any order. */
    private void check(String when, int before, JsonNode expected) {
      List<ScriptedSink.Call> calls = sink.calls().subList(before, sink.calls().size());
      List<Called> actual =
          calls.stream()
              .sorted(
                  Comparator.comparing(ScriptedSink.Call::at)
                      .thenComparing(call -> call.event().metadata().name()))
              .map(call -> Called.of(call, start))
              .toList();
      List<Called> wanted = expected.valueStream().map(Called::of).toList();
      assertThat(actual).as(when).hasSameSizeAs(wanted);
      for (int i = 0; i < wanted.size(); i++) {
        Called called = actual.get(i);
        boolean timed = wanted.get(i).atMillis() >= 0;
        assertThat(timed ? called : called.untimed()).as(when).isEqualTo(wanted.get(i));
      }
    }
  }

  /** A request, as the cases say it. */
  private record Called(
      String verb,
      long atMillis,
      String key,
      String resourceVersion,
      @Nullable Event event,
      @Nullable JsonNode patch,
      String answer) {
    static Called of(ScriptedSink.Call call, Instant start) {
      EventChange change = call.change();
      Event event = Golden.withoutChance(call.event());
      return new Called(
          call.verb(),
          Duration.between(start, call.at()).toMillis(),
          event.key().path(),
          event.metadata().resourceVersion(),
          change == null ? event : null,
          change == null ? null : Patches.of(change),
          call.answer());
    }

    Called untimed() {
      return new Called(verb, -1, key, resourceVersion, event, patch, answer);
    }

    static Called of(JsonNode expected) {
      return new Called(
          expected.path("verb").asString(),
          expected.path("atMillis").asLong(-1),
          expected.path("namespace").asString() + "/" + expected.path("name").asString(),
          expected.path("resourceVersion").asString(),
          expected.has("event") ? Golden.event(expected.path("event"), ApiGroup.EVENTS) : null,
          expected.has("patch") ? expected.path("patch") : null,
          expected.path("answer").asString());
    }
  }
}
