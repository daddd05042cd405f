package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesCorrelatorTest {
  private static final SeriesOptions ROOM_FOR_TWO =
      new SeriesOptions(Duration.ofMinutes(6), Duration.ofMinutes(30), 2);

  private final Stage stage =
      new Stage(
          new MemorySink().group(ApiGroup.EVENTS), SinkOptions.DEFAULT.withSeries(ROOM_FOR_TWO));

  private void record(String pod) {
    stage.recorder().about(Stage.pod(pod)).normal("Synced", "");
    stage.settle();
  }

  private List<EventSeries> series() {
    return stage.events().stream().map(Event::series).toList();
  }

  @Test
  void theCountOfASeriesThatThereIsNoRoomForIsWritten() {
    for (int i = 0; i < 4; i++) {
      record("web-0");
    }
    record("web-1");
    record("web-2");

    assertThat(series().get(0)).extracting(EventSeries::count).isEqualTo(4);
    assertThat(stage.broadcaster().seriesEvicted()).isEqualTo(1);
  }

  @Test
  void aSeriesGoesOnWhereItsLastWordCouldNotBeWritten() {
    record("web-0");
    record("web-0");
    record("web-0");
    stage.sink().failing(new SinkResult.Unreachable("down"));
    stage.advance(Duration.ofMinutes(12));
    assertThat(series().get(0)).extracting(EventSeries::count).isEqualTo(2);
    record("web-0");
    stage.advance(Duration.ofMinutes(13));

    assertThat(stage.events()).hasSize(1);
    assertThat(series().get(0)).extracting(EventSeries::count).isEqualTo(4);
  }

  @Test
  void theCountOfARefreshThatFailedIsWrittenByClosing() {
    Stage often =
        new Stage(
            new MemorySink().group(ApiGroup.EVENTS),
            SinkOptions.DEFAULT.withSeries(
                new SeriesOptions(Duration.ofMinutes(6), Duration.ofMinutes(2), 2)));
    for (int i = 0; i < 3; i++) {
      often.recorder().about(Stage.NODE).normal("Synced", "");
      often.settle();
    }
    often.sink().failing(SinkResult.Refused.of(503, "ServiceUnavailable"));
    often.advance(Duration.ofMinutes(2));
    assertThat(often.event().series()).extracting(EventSeries::count).isEqualTo(2);
    often.broadcaster().close(Duration.ofSeconds(1));

    assertThat(often.event().series()).extracting(EventSeries::count).isEqualTo(3);
  }

  @Test
  void aProgramThatIsSilentIsNotWokenUp() {
    record("web-0");
    stage.advance(Duration.ofHours(1));
    int requests = stage.requests().size();
    stage.advance(Duration.ofDays(1));

    assertThat(stage.requests()).hasSize(requests);
  }
}
