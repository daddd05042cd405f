package dev.tidings.testkit;

import static dev.tidings.testkit.EventAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.MemorySink;
import dev.tidings.recorder.SimulatedScheduler;
import dev.tidings.recorder.Verb;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

@ExtendWith(TidingsExtension.class)
class TidingsExtensionTest {
  private static final ObjectReference POD =
      new ObjectReference("Pod", "shop", "web-0", "uid-of-web-0", "v1", "", "");

  @BeforeEach
  void recordOne(EventRecorder recorder) {
    recorder.about(POD).normal("Prepared", "");
  }

  @AfterEach
  void thereIsStillOne(TestEvents events) {
    assertThat(events).hasNormal("Prepared").times(1);
  }

  @RepeatedTest(2)
  void eachTestHasEventsOfItsOwn(EventRecorder recorder, TestEvents events) {
    recorder.about(POD).warning("PullFailed", "cannot pull");

    assertThat(events).hasWarning("PullFailed").about(POD).times(1);
  }

  @Test
  void theTestSaysHowTheSinkFailsAndWhenTimePasses(
      EventRecorder recorder, MemorySink sink, SimulatedScheduler time) {
    time.settle();
    sink.down();
    recorder.about(POD).warning("PullFailed", "cannot pull");
    time.advance(Duration.ofMinutes(1));
    assertThat(sink.events()).hasSize(1);

    sink.up();
    time.advance(Duration.ofMinutes(1));
    assertThat(sink.events()).hasSize(2);
    assertThat(sink.requests()).extracting(MemorySink.Request::verb).containsOnly(Verb.CREATE);
  }

  @Test
  void allPartsBelongTogether(EventBroadcaster broadcaster, TestEvents events) {
    assertThat(broadcaster).isSameAs(events.broadcaster());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pulled", "Started"})
  void theyMayComeBesideOtherParameters(String reason, TestEvents events) {
    events.recorder().about(POD).normal(reason, "");

    assertThat(events).hasNormal(reason);
  }

  @Nested
  class InsideAnother {
    @Test
    void thereAreEventsToo(TestEvents events) {
      assertThat(events).hasNormal("Prepared");
    }
  }

  static class AsksTooEarly {
    @RegisterExtension static final TidingsExtension TIDINGS = new TidingsExtension();

    AsksTooEarly(TestEvents events) {}

    @Test
    void neverRuns() {}
  }

  @Test
  void whoAsksTooEarlyIsToldWhen() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(AsksTooEarly.class))
        .execute()
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    message(text -> text.contains("Events are made for each test")))));
  }
}
