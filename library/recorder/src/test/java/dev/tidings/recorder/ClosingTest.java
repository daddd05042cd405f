package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What closing does on an interrupted thread, what it reports, and what comes too late. */
class ClosingTest {
  private static final SinkResult DOWN = new SinkResult.Unreachable("down");

  @RegisterExtension private final LogLines lines = new LogLines();
  @TempDir private Path directory;

  private final List<Event> seen = new ArrayList<>();

  /** Answers once the thread that closes waits for it. */
  private static final class WaitingSink implements EventSink {
    private final Thread closing = Thread.currentThread();

    @Override
    public SinkResult create(Event event) {
      while (closing.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      return new SinkResult.Stored(event);
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      return create(event);
    }
  }

  @AfterEach
  void forgetTheInterrupt() {
    Thread.interrupted();
  }

  @Test
  @Timeout(60)
  void anInterruptedThreadWaitsForWhatIsUnderWayAndIsInterruptedStill() {
    EventBroadcaster broadcaster =
        EventBroadcaster.builder(new WaitingSink()).reportingController("example.com/c").build();
    broadcaster.recorder().about(Stage.NODE).normal("R", "");
    Thread.currentThread().interrupt();
    CloseReport report = broadcaster.close(Duration.ofSeconds(30));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.isComplete()).isTrue();
    assertThat(broadcaster.accounts().delivered()).isEqualTo(1);
  }

  @Test
  void anInterruptedThreadClosesSpoolsWithoutTrouble() {
    EventBroadcaster broadcaster =
        EventBroadcaster.builder(new MemorySink().failing(DOWN))
            .reportingController("example.com/c")
            .spool(directory, 1 << 20)
            .build();
    broadcaster.recorder().about(Stage.NODE).normal("R", "");
    Thread.currentThread().interrupt();
    CloseReport report = broadcaster.close(Duration.ofMillis(1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.left()).isZero();
    assertThat(lines.warnings()).isEmpty();
  }

  @Test
  void aSeriesThatCouldNotBeWrittenIsNoLostEvent() {
    Stage stage = new Stage(new MemorySink().group(ApiGroup.EVENTS), SinkOptions.DEFAULT);
    for (int i = 0; i < 3; i++) {
      stage.recorder().about(Stage.NODE).normal("R", "");
      stage.settle();
    }
    stage.sink().failing(DOWN, DOWN, DOWN, DOWN, DOWN, DOWN);
    CloseReport report = stage.broadcaster().close(Duration.ofSeconds(1));

    assertThat(stage.accounts().dropped(DropCause.LEFT_AT_CLOSE)).isZero();
    assertThat(report.left()).isZero();
  }

  @Test
  void whoWatchesAfterClosingSeesNothingAndHasNothingPending() {
    Stage stage = new Stage();
    stage.broadcaster().close();
    Subscription late =
        stage
            .broadcaster()
            .watch(seen::add, WatchOptions.DEFAULT.withPrefix(List.of(Event.builder().build())));
    late.close();

    assertThat(seen).isEmpty();
    assertThat(late.accounts().dropped(DropCause.CLOSED)).isEqualTo(1);
    assertThat(late.accounts().pending()).isZero();
  }
}
