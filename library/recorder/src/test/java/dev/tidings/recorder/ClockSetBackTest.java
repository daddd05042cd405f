package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host's clock is set back while the program runs. */
class ClockSetBackTest {
  @RegisterExtension private final LogLines lines = new LogLines();

  private final Wrong time = new Wrong();
  private final MemorySink sink = new MemorySink();

  /** Time that passes as it should, on a clock that is set back. */
  private static final class Wrong extends AlteredTime {
    private Duration back = Duration.ZERO;

    void advance(Duration duration) {
      time.advance(duration);
    }

    void setBack(Duration by) {
      back = back.plus(by);
    }

    @Override
    public Instant now() {
      return super.now().minus(back);
    }
  }

  private EventBroadcaster open(EventSink to) {
    return EventBroadcaster.builder(to)
        .scheduler(time)
        .reportingController("example.com/backup")
        .host("backup-0")
        .build();
  }

  private void recordThree(EventBroadcaster broadcaster) {
    for (int i = 0; i < 3; i++) {
      broadcaster.recorder().about(Stage.NODE).normal("R", "");
    }
  }

  @Test
  void aSeriesIsFinishedStill() {
    EventBroadcaster broadcaster = open(sink.group(ApiGroup.EVENTS));
    recordThree(broadcaster);
    time.advance(Duration.ofMinutes(5));
    time.setBack(Duration.ofSeconds(1));
    time.advance(Duration.ofMinutes(20));

    assertThat(sink.events().get(0).series()).extracting(EventSeries::count).isEqualTo(3);
  }

  @Test
  void anEventIsNotHeldBackForLongerThanWasAsked() {
    EventBroadcaster broadcaster = open(sink);
    EventRecorder recorder = broadcaster.recorder();
    recorder.about(Stage.NODE).atMostEvery(Duration.ofMinutes(10)).normal("R", "");
    time.setBack(Duration.ofHours(1));
    recorder.about(Stage.NODE).atMostEvery(Duration.ofMinutes(10)).normal("R", "");
    time.advance(Duration.ZERO);

    assertThat(broadcaster.accounts().delivered()).isEqualTo(2);
  }

  @Test
  void whatIsLostIsSaidStill() {
    EventBroadcaster broadcaster = open(sink);
    broadcaster.recorder().about(null).normal("R", "");
    time.setBack(Duration.ofHours(1));
    broadcaster.recorder().about(null).normal("R", "");

    assertThat(lines.warnings()).hasSize(2);
  }

  @Test
  void closingTakesNoLongerThanItMay() {
    EventBroadcaster broadcaster = open(new SettingBack());
    recordThree(broadcaster);
    CloseReport report = broadcaster.close(Duration.ofSeconds(5));

    assertThat(Duration.between(Stage.START, time.time.now())).isLessThan(Duration.ofSeconds(11));
    assertThat(report.took()).isBetween(Duration.ZERO, Duration.ofSeconds(5));
  }

  /** Sets the clock back while the first event is written, and does not take the last write. */
  private final class SettingBack implements EventSink {
    @Override
    public ApiGroup group() {
      return ApiGroup.EVENTS;
    }

    @Override
    public SinkResult create(Event event) {
      time.setBack(Duration.ofHours(1));
      return sink.create(event);
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      EventSeries series = event.series();
      return series != null && series.count() > 2
          ? new SinkResult.Unreachable("down")
          : sink.patch(event, change);
    }
  }
}
