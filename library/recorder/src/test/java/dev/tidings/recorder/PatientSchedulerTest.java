package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.EventSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads cannot always be started: what was to be done is done later, and nobody is failed. */
class PatientSchedulerTest {
  private final Refusing time = new Refusing();
  private final MemorySink sink = new MemorySink();

  /** Simulated time that refuses what it is told to refuse. */
  private static final class Refusing extends AlteredTime {
    private int tasks;
    private int timers;

    @Override
    public void execute(Runnable task) {
      if (tasks-- > 0) {
        throw new InternalError("no thread (on purpose)");
      }
      super.execute(task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
      if (timers-- > 0) {
        throw new RejectedExecutionException("on purpose");
      }
      return super.schedule(delay, task);
    }
  }

  private EventBroadcaster open() {
    return EventBroadcaster.builder(sink)
        .scheduler(time)
        .reportingController("example.com/backup")
        .host("backup-0")
        .build();
  }

  private static void record(EventBroadcaster broadcaster, String pod) {
    broadcaster.recorder().about(Stage.pod(pod)).normal("R", "");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void anEventWaitsForAThreadAndNoLonger(int refused) {
    EventBroadcaster broadcaster = open();
    time.tasks = refused;
    record(broadcaster, "web-0");
    time.time.advance(Duration.ofSeconds(refused));

    assertThat(sink.events()).hasSize(1);
    assertThat(broadcaster.accounts().pending()).isZero();
  }

  @Test
  void theNextEventBringsTheOneBeforeWhereThereAreNoTimersEither() {
    EventBroadcaster broadcaster = open();
    time.tasks = 1;
    time.timers = 1;
    record(broadcaster, "web-0");
    record(broadcaster, "web-1");
    time.time.settle();

    assertThat(sink.events()).hasSize(2);
  }

  @Test
  void closingBringsWhatWasNotStarted() {
    EventBroadcaster broadcaster = open();
    time.tasks = 1;
    time.timers = 1;
    record(broadcaster, "web-0");

    assertThat(broadcaster.close(Duration.ofSeconds(1)).isComplete()).isTrue();
    assertThat(sink.events()).hasSize(1);
  }

  @Test
  void theThreadsOfASinkAreStartedLater() {
    EventBroadcaster broadcaster = open();
    record(broadcaster, "web-0");
    record(broadcaster, "web-1");
    record(broadcaster, "web-2");
    List<Outcome> told = new ArrayList<>();
    broadcaster.recorder().about(Stage.NODE).whenSettled(told::add).normal("R", "");
    // The intake's taker has been started: the sink's and its threads have not.
    time.tasks = 3;
    time.time.advance(Duration.ofSeconds(3));

    assertThat(sink.events()).hasSize(4);
    assertThat(told).hasSize(1);
  }

  @Test
  void aWriteIsTriedAgainThoughItsTimerCouldNotBeSet() {
    EventBroadcaster broadcaster = open();
    sink.failing(new SinkResult.Unreachable("down"));
    record(broadcaster, "web-0");
    time.timers = 1;
    time.time.advance(Duration.ofSeconds(1));

    assertThat(sink.events()).hasSize(1);
  }

  @Test
  void aSeriesIsRefreshedThoughItsTimerCouldNotBeSet() {
    sink.group(ApiGroup.EVENTS);
    EventBroadcaster broadcaster = open();
    time.timers = 1;
    for (int i = 0; i < 3; i++) {
      record(broadcaster, "web-0");
    }
    time.time.advance(Duration.ofHours(1));

    assertThat(sink.events().get(0).series()).extracting(EventSeries::count).isEqualTo(3);
  }
}
