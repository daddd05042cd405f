package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventValidation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static final SinkOptions CREATE_ONLY =
      SinkOptions.DEFAULT.withRepeats(Repeats.CREATE_ONLY);
  private static final SinkOptions STABLE_NAMES =
      SinkOptions.DEFAULT.withRepeats(Repeats.STABLE_NAMES);

  private final MemorySink core = new MemorySink();
  private final MemorySink series = new MemorySink().group(ApiGroup.EVENTS);
  private final List<Outcome> outcomes = new ArrayList<>();

  private void record(Stage stage, String message) {
    stage
        .recorder()
        .about(Stage.pod("web-0"))
        .whenSettled(outcomes::add)
        .warning("BackOff", message);
    stage.settle();
  }

  private void recordEveryMinute(Stage stage, int minutes) {
    for (int i = 0; i < minutes; i++) {
      record(stage, "again");
      stage.advance(Duration.ofMinutes(1));
    }
  }

  private static List<Integer> seriesCounts(MemorySink sink) {
    return sink.events().stream().map(Event::occurrences).toList();
  }

  @Test
  void whereOnlyCreatingIsAllowedEachRepeatIsAnEventOfItsOwn() {
    Stage stage = new Stage(core, CREATE_ONLY);
    recordEveryMinute(stage, 3);

    assertThat(stage.requests())
        .containsExactly("create web-0 1", "create web-0 1", "create web-0 1");
    Instant seconds = Instant.parse("2026-11-21T08:15:30Z");
    assertThat(core.events())
        .extracting(Event::firstTimestamp)
        .containsExactly(seconds, seconds.plusSeconds(60), seconds.plusSeconds(120));
    assertThat(outcomes).allMatch(Outcome.Created.class::isInstance);
  }

  @Test
  void whereOnlyCreatingIsAllowedAFloodIsHeldBackAndGoesOnToBeSeen() {
    Stage stage = new Stage(core, CREATE_ONLY);
    recordEveryMinute(stage, 600);

    assertThat(core.events()).hasSizeBetween(25 + 115, 25 + 121);
    Instant last = Stage.START.plus(Duration.ofHours(10));
    assertThat(core.events())
        .last()
        .extracting(Event::lastTimestamp)
        .satisfies(seen -> assertThat(seen).isAfter(last.minus(Duration.ofMinutes(6))));
  }

  @Test
  void whereOnlyCreatingIsAllowedSimilarEventsAreCombinedAllTheSame() {
    Stage stage = new Stage(core, CREATE_ONLY);
    for (int i = 0; i < 12; i++) {
      record(stage, "message " + i);
    }

    assertThat(core.events())
        .filteredOn(event -> event.message().startsWith("(combined"))
        .hasSize(3)
        .extracting(Event::count)
        .containsOnly(1);
  }

  @Test
  void whereOnlyCreatingIsAllowedASeriesIsSeenOnceARefreshWithItsNumber() {
    Stage stage = new Stage(series, CREATE_ONLY);
    recordEveryMinute(stage, 90);

    assertThat(series.requests()).extracting(MemorySink.Request::verb).containsOnly(Verb.CREATE);
    assertThat(seriesCounts(series)).containsExactly(1, 29, 30, 30);
    assertThat(series.requests())
        .allSatisfy(
            request ->
                assertThat(EventValidation.create(request.event(), ApiGroup.EVENTS)).isEmpty());
    Event refreshed = series.events().get(1);
    assertThat(refreshed.eventTime()).isEqualTo("2026-11-21T08:16:30.123456Z");
    assertThat(refreshed.series())
        .extracting(EventSeries::lastObservedTime)
        .isEqualTo(Instant.parse("2026-11-21T08:44:30.123456Z"));
  }

  @Test
  void whereOnlyCreatingIsAllowedTheEndOfASeriesIsSeen() {
    Stage stage = new Stage(series, CREATE_ONLY);
    recordEveryMinute(stage, 4);
    stage.advance(Duration.ofMinutes(12));
    assertThat(seriesCounts(series)).containsExactly(1, 3);

    recordEveryMinute(stage, 2);
    stage.broadcaster().close(Duration.ofSeconds(1));
    assertThat(seriesCounts(series)).containsExactly(1, 3, 1, 1);
    assertThat(series.events()).last().extracting(Event::series).isNull();
  }

  @Test
  void whatIsSeenOnceIsWrittenOnceWhereOnlyCreatingIsAllowed() {
    Stage stage = new Stage(series, CREATE_ONLY);
    record(stage, "once");
    stage.advance(Duration.ofHours(2));

    assertThat(stage.requests()).hasSize(1);
  }

  @Test
  void withStableNamesARestartGoesOnCounting() {
    recordEveryMinute(new Stage(core, STABLE_NAMES), 2);
    Stage after = new Stage(core, STABLE_NAMES);
    recordEveryMinute(after, 2);

    assertThat(after.event().count()).isEqualTo(4);
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Updated.class);
  }

  @Test
  void withStableNamesARestartGoesOnWithTheSeries() {
    recordEveryMinute(new Stage(series, STABLE_NAMES), 2);
    Stage after = new Stage(series, STABLE_NAMES);
    recordEveryMinute(after, 4);
    assertThat(seriesCounts(series)).containsExactly(3);
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Updated.class);

    after.advance(Duration.ofMinutes(30));
    assertThat(seriesCounts(series)).containsExactly(6);
    assertThat(after.event().eventTime()).isEqualTo("2026-11-21T08:15:30.123456Z");
  }

  @Test
  void withStableNamesAnEventThatWasSeenOnceBecomesASeriesAfterARestart() {
    record(new Stage(series, STABLE_NAMES), "once");
    Stage after = new Stage(series, STABLE_NAMES);
    after.advance(Duration.ofMinutes(5));
    record(after, "twice");

    assertThat(seriesCounts(series)).containsExactly(2);
    assertThat(Objects.requireNonNull(after.event().series()).lastObservedTime())
        .isEqualTo("2026-11-21T08:20:30.123456Z");
  }

  @Test
  void withStableNamesTheRepeatsThatWaitForARestartsFirstWriteAreCountedOn() {
    recordEveryMinute(new Stage(series, STABLE_NAMES), 2);
    Stage after = new Stage(series, STABLE_NAMES);
    series.failing(new SinkResult.Unreachable("down"));
    for (int i = 0; i < 3; i++) {
      record(after, "again");
    }
    after.advance(Duration.ofMinutes(1));
    after.broadcaster().close(Duration.ofSeconds(1));

    assertThat(seriesCounts(series)).containsExactly(5);
  }

  @Test
  void withStableNamesARelatedObjectMayChange() {
    for (String version : List.of("1", "2")) {
      Stage stage = new Stage(series, STABLE_NAMES);
      stage
          .recorder()
          .about(Stage.pod("web-0"))
          .related(Stage.NODE.withResourceVersion(version))
          .normal("Bound", "");
      stage.settle();
    }

    assertThat(seriesCounts(series)).containsExactly(2);
  }

  @Test
  void withStableNamesEventsThatAreNoRepeatsHaveNamesOfTheirOwn() {
    Stage stage = new Stage(series, STABLE_NAMES);
    stage.recorder().about(Stage.pod("web-0")).action("Pull").normal("Pulled", "");
    stage.recorder().about(Stage.pod("web-0")).action("PullAgain").normal("Pulled", "");
    stage
        .recorder()
        .about(Stage.pod("web-0"))
        .action("Pull")
        .related(Stage.NODE)
        .normal("Pulled", "");
    stage.recorder().about(Stage.pod("web-0")).key("image").normal("Pulled", "");

    assertThat(stage.events()).hasSize(4);
  }
}
