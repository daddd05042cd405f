package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.EventSeries;
import dev.tidings.event.ObjectReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
  private static final SinkResult DOWN = new SinkResult.Unreachable("connection refused");

  private final List<Outcome> outcomes = new ArrayList<>();

  private void record(Stage stage, String pod) {
    stage.recorder().about(Stage.pod(pod)).whenSettled(outcomes::add).warning("BackOff", "again");
  }

  private void recordOne(Stage stage) {
    record(stage, "web-0");
    stage.settle();
  }

  @Test
  void otherKeysGoOnWhileOneIsRetried() {
    Stage stage = new Stage(new MemorySink().failing(DOWN), SinkOptions.DEFAULT);
    record(stage, "web-0");
    record(stage, "web-1");
    stage.settle();
    assertThat(stage.requests()).containsExactly("create web-0 1", "create web-1 1");

    stage.advance(Duration.ofSeconds(1));
    assertThat(stage.requests()).hasSize(3).last().isEqualTo("create web-0 1");
    assertThat(stage.accounts().delivered()).isEqualTo(2);
  }

  @Test
  void repeatsThatWaitAreWrittenAsOne() {
    Stage stage = new Stage(new MemorySink().failing(DOWN), SinkOptions.DEFAULT);
    for (int i = 0; i < 5; i++) {
      recordOne(stage);
    }
    stage.advance(Duration.ofSeconds(1));

    assertThat(stage.requests()).containsExactly("create web-0 1", "create web-0 5");
    assertThat(outcomes).hasSize(5).first().isInstanceOf(Outcome.Created.class);
    assertThat(outcomes).filteredOn(Outcome.Updated.class::isInstance).hasSize(4);
    assertThat(stage.accounts()).isEqualTo(new Accounts(5, 1, 4, Map.of(), 0));
  }

  @Test
  void aWriteTakesInAHundredRepeatsAndNoMore() {
    SinkOptions unlimited =
        Stage.correlating(CorrelationOptions.KUBERNETES.withSpam(SpamBudget.UNLIMITED));
    Stage stage = new Stage(new MemorySink().failing(DOWN), unlimited);
    for (int i = 0; i < 250; i++) {
      recordOne(stage);
    }
    stage.advance(Duration.ofSeconds(1));

    assertThat(stage.requests())
        .containsExactly(
            "create web-0 1", "create web-0 100", "patch web-0 200", "patch web-0 250");
    assertThat(outcomes).hasSize(250);
  }

  @Test
  void repeatsAreWrittenOneByOneWhereThatIsWanted() {
    Stage stage =
        new Stage(
            new MemorySink().failing(DOWN),
            Stage.delivering(DeliveryOptions.DEFAULT.withoutCoalescing()));
    recordOne(stage);
    recordOne(stage);
    recordOne(stage);
    stage.advance(Duration.ofSeconds(1));

    assertThat(stage.requests())
        .containsExactly("create web-0 1", "create web-0 1", "patch web-0 2", "patch web-0 3");
  }

  @Test
  void aRepeatIsPatchedIn() {
    Stage stage = new Stage();
    recordOne(stage);
    recordOne(stage);

    assertThat(stage.event().count()).isEqualTo(2);
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Created.class);
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Updated.class);
  }

  @Test
  void anEventThatIsGoneIsCreatedAgain() {
    Stage stage = new Stage();
    recordOne(stage);
    stage.sink().forget();
    recordOne(stage);

    assertThat(stage.event().count()).isEqualTo(2);
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Created.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503, 504})
  void aServerInTroubleIsAskedAgain(int code) {
    Stage stage =
        new Stage(new MemorySink().failing(SinkResult.Refused.of(code, "")), SinkOptions.DEFAULT);
    recordOne(stage);
    stage.advance(Duration.ofSeconds(1));

    assertThat(stage.events()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 409, 422})
  void aRefusalIsFinal(int code) {
    Stage stage =
        new Stage(new MemorySink().failing(SinkResult.Refused.of(code, "")), SinkOptions.DEFAULT);
    recordOne(stage);
    stage.advance(Duration.ofMinutes(10));

    assertThat(stage.requests()).hasSize(1);
    assertThat(outcomes).hasSize(1).first().isInstanceOf(Outcome.Failed.class);
    assertThat(stage.accounts().droppedInAll()).isEqualTo(1);
  }

  @Test
  void aServerIsLeftAloneAsLongAsItAsks() {
    SinkResult later =
        new SinkResult.Refused(429, "TooManyRequests", "", Set.of(), Duration.ofSeconds(30));
    Stage stage = new Stage(new MemorySink().failing(later), SinkOptions.DEFAULT);
    recordOne(stage);
    stage.advance(Duration.ofSeconds(29));
    assertThat(stage.requests()).hasSize(1);
    stage.advance(Duration.ofSeconds(1));
    assertThat(stage.requests()).hasSize(2);
  }

  @Test
  void aServerThatAsksForYearsIsAskedAgainAllTheSame() {
    SinkResult never =
        new SinkResult.Refused(503, "", "", Set.of(), Duration.ofSeconds(Long.MAX_VALUE));
    Stage stage = new Stage(new MemorySink().failing(never), SinkOptions.DEFAULT);
    recordOne(stage);
    stage.advance(Duration.ofHours(1));

    assertThat(stage.events()).hasSize(1);
  }

  @Test
  void anEventIsGivenUpAfterTheLastTry() {
    RetryPolicy thrice =
        new RetryPolicy(
            3, RetryPolicy.backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)), Set.of());
    Stage stage =
        new Stage(
            new MemorySink().failing(DOWN, DOWN, DOWN),
            Stage.delivering(DeliveryOptions.DEFAULT.withRetry(thrice)));
    recordOne(stage);
    stage.advance(Duration.ofMinutes(1));

    assertThat(stage.requests()).hasSize(3);
    assertThat(outcomes).containsExactly(new Outcome.Failed(DropCause.RETRIES_EXHAUSTED, DOWN));
  }

  @Test
  void anEventLandsInTheNamespaceOfItsObjectOrNowhere() {
    Stage stage = new Stage(new MemorySink().boundTo("other"), SinkOptions.DEFAULT);
    recordOne(stage);
    stage.recorder().about(Stage.NODE).normal("Cordoned", "");

    assertThat(stage.event().metadata().namespace()).isEqualTo("default");
    assertThat(stage.accounts().dropped(DropCause.WRONG_NAMESPACE)).isEqualTo(1);
  }

  @Test
  void inEventsV1RepeatsBecomeASeries() {
    Stage stage = new Stage(new MemorySink().group(ApiGroup.EVENTS), SinkOptions.DEFAULT);
    for (int i = 0; i < 5; i++) {
      recordOne(stage);
    }
    assertThat(series(stage)).extracting(EventSeries::count).isEqualTo(2);
    assertThat(stage.event().action()).isEqualTo("BackOff");
    stage.advance(Duration.ofMinutes(13));
    assertThat(series(stage)).extracting(EventSeries::count).isEqualTo(5);
  }

  @Test
  void closingWritesTheCountsOfSeries() {
    Stage stage = new Stage(new MemorySink().group(ApiGroup.EVENTS), SinkOptions.DEFAULT);
    for (int i = 0; i < 5; i++) {
      recordOne(stage);
    }
    stage.broadcaster().close(Duration.ofSeconds(1));

    assertThat(series(stage)).extracting(EventSeries::count).isEqualTo(5);
  }

  @Test
  void aThreadThatDiesIsReplacedByOneThatGoesOnWithTheOthers() {
    RandomGenerator broken =
        () -> {
          throw new IllegalStateException("on purpose");
        };
    MemorySink sink = new MemorySink().failing(DOWN);
    SimulatedScheduler time = new SimulatedScheduler(Stage.START);
    EventBroadcaster broadcaster =
        Stage.builder(time)
            .random(broken)
            .sink(sink, Stage.delivering(DeliveryOptions.DEFAULT.withConcurrency(1)))
            .build();
    broadcaster.recorder().about(Stage.pod("web-0")).normal("R", "");
    // How long to wait for the next try cannot be found out.
    assertThatThrownBy(time::settle).hasMessage("on purpose");
    broadcaster.recorder().about(Stage.pod("web-1")).normal("R", "");
    time.settle();

    assertThat(sink.events())
        .extracting(event -> event.involvedObject().name())
        .containsExactly("web-1");
  }

  @Test
  void aSeriesGoesOnWhenItsObjectChanges() {
    Stage stage = new Stage(new MemorySink().group(ApiGroup.EVENTS), SinkOptions.DEFAULT);
    for (String version : List.of("1", "2", "3")) {
      ObjectReference pod = new ObjectReference("Pod", "shop", "web", "u", "v1", version, "");
      stage.recorder().about(pod).normal("Synced", "");
    }

    assertThat(series(stage)).extracting(EventSeries::count).isEqualTo(2);
  }

  private static EventSeries series(Stage stage) {
    EventSeries series = stage.event().series();
    return series == null ? new EventSeries(0, null) : series;
  }
}
