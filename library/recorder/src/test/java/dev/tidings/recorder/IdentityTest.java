package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final SinkOptions BY_REASON =
      Stage.correlating(CorrelationOptions.KUBERNETES.withIdentity(EventIdentity.BY_REASON));

  private final Stage stage = new Stage();

  private static void record(Stage stage, String message) {
    stage.recorder().about(Stage.pod("web-0")).normal("Synced", message);
    stage.settle();
  }

  @Test
  void otherMessagesAreOtherEvents() {
    record(stage, "one");
    record(stage, "two");

    assertThat(stage.events()).extracting(Event::count).containsExactly(1, 1);
  }

  @Test
  void byReasonTheNewestMessageIsShownAndTheCountRises() {
    Stage byReason = new Stage(new MemorySink(), BY_REASON);
    for (int i = 1; i <= 20; i++) {
      record(byReason, "sync " + i);
    }

    assertThat(byReason.event().count()).isEqualTo(20);
    assertThat(byReason.event().message()).isEqualTo("sync 20");
  }

  @Test
  void anEventWithAKeyIsARepeatOfThoseWithTheSame() {
    for (String phase : new String[] {"a", "b", "a"}) {
      stage.recorder().about(Stage.pod("web-0")).key(phase).normal("Phase", "now " + phase);
    }

    assertThat(stage.events()).extracting(Event::count).containsExactly(2, 1);
  }

  @Test
  void combinedEventsKeepWhatTheyWereRecordedWith() {
    for (int i = 0; i < 10; i++) {
      stage
          .recorder()
          .about(Stage.pod("web-0"))
          .annotation("a", "b")
          .label("c", "d")
          .normal("Synced", "message " + i);
    }

    Event combined = stage.events().get(9);
    assertThat(combined.message()).isEqualTo("(combined from similar events): message 9");
    assertThat(combined.metadata().annotations()).containsEntry("a", "b");
    assertThat(combined.metadata().labels()).containsEntry("c", "d");
    assertThat(combined.reportingController()).isEqualTo("example.com/backup");
  }

  @Test
  void onceIsOnce() {
    for (int i = 0; i < 3; i++) {
      stage.recorder().about(Stage.pod("web-0")).once().normal("Started", "at " + i);
      stage.advance(Duration.ofDays(1));
    }

    assertThat(stage.event().count()).isEqualTo(1);
    assertThat(stage.accounts().dropped(DropCause.ONCE)).isEqualTo(2);
  }

  @Test
  void onceIsForgottenForTheLatestOfMoreThanAreRemembered() {
    MemorySink sink = new MemorySink();
    SimulatedScheduler time = new SimulatedScheduler(Stage.START);
    EventBroadcaster broadcaster = Stage.builder(time).sink(sink).rememberedSpacings(1).build();
    for (String pod : new String[] {"web-0", "web-1", "web-1", "web-0"}) {
      broadcaster.recorder().about(Stage.pod(pod)).once().normal("Started", "");
    }
    time.settle();

    assertThat(sink.events()).extracting(Event::count).containsExactly(2, 1);
  }

  @Test
  void anEventIsRecordedNoSoonerAfterTheLastThanItMay() {
    for (int i = 0; i < 4; i++) {
      stage
          .recorder()
          .about(Stage.pod("web-0"))
          .atMostEvery(Duration.ofMinutes(5))
          .normal("Polled", "");
      stage.advance(Duration.ofMinutes(3));
    }

    assertThat(stage.event().count()).isEqualTo(2);
    assertThat(stage.accounts().dropped(DropCause.TOO_SOON)).isEqualTo(2);
  }

  @Test
  void anEventThatIsNotRecordedIsNotTheOneThatWasWantedOnce() {
    Stage stage = new Stage();
    stage.recorder().about(Stage.NODE).label("no label!", "x").once().normal("Started", "");
    stage.recorder().about(Stage.NODE).once().normal("Started", "");

    assertThat(stage.events()).hasSize(1);
    assertThat(stage.accounts().dropped(DropCause.INVALID_EVENT)).isEqualTo(1);
  }
}
