package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events on disk, from one process to the next, on simulated time. */
class SpoolingTest {
  private static final long ROOMY = 1 << 24;
  private static final long TIGHT = 1 << 16;
  private static final CorrelationOptions EACH_FOR_ITSELF =
      CorrelationOptions.KUBERNETES
          .withSpam(SpamBudget.UNLIMITED)
          .withAggregation(
              new Aggregation(Integer.MAX_VALUE, Duration.ofMinutes(10), Event::message));

  @TempDir private Path directory;
  @TempDir private Path before;
  private SimulatedScheduler time = new SimulatedScheduler(Stage.START);
  private final MemorySink sink = new MemorySink();
  private final List<Outcome> outcomes = new ArrayList<>();

  /** What the next process does. */
  private EventBroadcaster open(SinkOptions options, long maxBytes) {
    time = new SimulatedScheduler(time.now());
    return Stage.builder(time).sink(sink, options).spool(directory, maxBytes).build();
  }

  private EventBroadcaster open() {
    return open(Stage.correlating(EACH_FOR_ITSELF), ROOMY);
  }

  private static SpoolUse spool(EventBroadcaster broadcaster) {
    return broadcaster.sinks().get(0).spool();
  }

  private void record(EventBroadcaster broadcaster, int from, int to) {
    for (int i = from; i < to; i++) {
      broadcaster
          .recorder()
          .about(Stage.pod("web-" + i % 7))
          .whenSettled(outcomes::add)
          .normal("Counted", "{}", i);
    }
    time.advance(Duration.ofMillis(100));
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).toList();
  }

  private List<String> stored() {
    return sink.events().stream().map(Event::message).toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : SpoolDirectory.segments(from)) {
      Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void anOutageOfHoursLosesNothing() {
    SinkOptions fewInMemory =
        Stage.correlating(EACH_FOR_ITSELF).withDelivery(DeliveryOptions.DEFAULT.withWaiting(100));
    sink.down();
    EventBroadcaster broadcaster = open(fewInMemory, ROOMY);
    for (int hour = 0; hour < 5; hour++) {
      record(broadcaster, hour * 1000, (hour + 1) * 1000);
      time.advance(Duration.ofHours(1));
    }
    assertThat(broadcaster.accounts().pending()).isEqualTo(5000);
    assertThat(spool(broadcaster).events()).isEqualTo(5000);
    assertThat(spool(broadcaster).stored()).isEqualTo(5000);

    sink.up();
    time.advance(Duration.ofMinutes(2));
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(numbers(0, 5000));
    assertThat(outcomes).hasSize(5000).allMatch(Outcome.Created.class::isInstance);
    assertThat(spool(broadcaster).events()).isZero();
    assertThat(broadcaster.accounts().delivered()).isEqualTo(5000);
  }

  @Test
  void eventsOfOneKeyAreWrittenInOrderAlsoAfterARestart() {
    SinkOptions oneByOne =
        Stage.correlating(EACH_FOR_ITSELF.withIdentity(EventIdentity.BY_REASON))
            .withDelivery(DeliveryOptions.DEFAULT.withoutCoalescing());
    sink.down();
    EventBroadcaster first = open(oneByOne, ROOMY);
    record(first, 0, 3000);
    first.close(Duration.ofSeconds(1));
    EventBroadcaster second = open(oneByOne, ROOMY);
    record(second, 3000, 3500);
    sink.up();
    time.advance(Duration.ofMinutes(2));

    assertThat(second.accounts().delivered()).isEqualTo(3500);
    Map<String, List<Integer>> written =
        sink.requests().stream()
            .filter(request -> request.answer() instanceof SinkResult.Stored)
            .map(MemorySink.Request::event)
            .collect(
                Collectors.groupingBy(
                    event -> event.involvedObject().name(),
                    Collectors.mapping(
                        event -> Integer.valueOf(event.message()), Collectors.toList())));
    assertThat(written).hasSize(7);
    assertThat(written.values()).allSatisfy(numbers -> assertThat(numbers).hasSize(500).isSorted());
  }

  @Test
  void whatIsLeftAtTheEndIsKeptForTheNextProcess() {
    sink.down();
    EventBroadcaster first = open();
    record(first, 0, 2000);
    CloseReport report = first.close(Duration.ofSeconds(1));

    assertThat(report).isEqualTo(new CloseReport(Duration.ofSeconds(1), 0, 2000));
    assertThat(report.isComplete()).isTrue();
    assertThat(outcomes).hasSize(2000).allMatch(Outcome.Kept.class::isInstance);
    assertThat(first.accounts().pending()).isEqualTo(2000);
    assertThat(first.accounts().droppedInAll()).isZero();

    sink.up();
    EventBroadcaster second = open();
    time.advance(Duration.ofMinutes(1));
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(numbers(0, 2000));
    assertThat(second.accounts()).isEqualTo(new Accounts(2000, 2000, 0, Map.of(), 0));
  }

  /** A broadcaster of whose tasks so many are run before it is closed. */
  private BroadcasterBuilder busy(int turns) {
    SinkOptions spooled =
        Stage.correlating(EACH_FOR_ITSELF)
            .withDelivery(DeliveryOptions.DEFAULT.withQueue(1, Overflow.WAIT))
            .withSpool(new SpoolOptions(directory, ROOMY));
    return Stage.builder(time).scheduler(new BusyMachine(turns)).sink(sink, spooled);
  }

  private static void recordAtOnce(EventBroadcaster broadcaster) {
    for (int i = 0; i < 50; i++) {
      broadcaster.recorder().about(Stage.NODE).normal("Counted", "{}", i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void whatHasNotGotToTheDiskWhenTimeIsOverIsLeftThereStill(int turns) {
    sink.down();
    EventBroadcaster broadcaster = busy(turns).build();
    recordAtOnce(broadcaster);
    CloseReport report = broadcaster.close(Duration.ZERO);

    assertThat(report).isEqualTo(new CloseReport(Duration.ZERO, 0, 50));
    assertThat(broadcaster.accounts()).isEqualTo(new Accounts(50, 0, 0, Map.of(), 50));
    sink.up();
    open();
    time.advance(Duration.ofMinutes(1));
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(numbers(0, 50));
  }

  @Test
  void oneSinkKeepsWhatIsLeftThoughAnotherDropsIt() {
    EventBroadcaster broadcaster = busy(0).sink(new MemorySink()).build();
    List<Event> watched = new ArrayList<>();
    broadcaster.watch(watched::add);
    recordAtOnce(broadcaster);
    CloseReport report = broadcaster.close(Duration.ZERO);

    assertThat(report.kept()).isEqualTo(50);
    assertThat(watched).isEmpty();
    assertThat(broadcaster.accounts())
        .isEqualTo(new Accounts(100, 0, 0, Map.of(DropCause.LEFT_AT_CLOSE, 50L), 50));
  }

  @Test
  void anEventThatWasWrittenJustBeforeACrashIsRecognised() throws IOException {
    sink.down();
    EventBroadcaster first = open();
    record(first, 0, 20);
    copy(directory, before);
    sink.up();
    time.advance(Duration.ofMinutes(1));
    first.close();
    assertThat(stored()).hasSize(20);
    copy(before, directory);

    EventBroadcaster second = open();
    time.settle();
    assertThat(sink.events()).hasSize(20).extracting(Event::count).containsOnly(1);
    assertThat(second.accounts()).isEqualTo(new Accounts(20, 20, 0, Map.of(), 0));
  }

  @Test
  void whenItIsFullTheOldestGoAndAreCounted() throws IOException {
    sink.down();
    EventBroadcaster broadcaster = open(Stage.correlating(EACH_FOR_ITSELF), TIGHT);
    record(broadcaster, 0, 10_000);
    long bytes = 0;
    for (Path file : SpoolDirectory.segments(directory)) {
      bytes += Files.size(file);
    }
    assertThat(spool(broadcaster).bytes()).isEqualTo(bytes).isBetween(TIGHT / 2, TIGHT);

    sink.up();
    time.advance(Duration.ofMinutes(2));
    Accounts accounts = broadcaster.accounts();
    assertThat(accounts.dropped(DropCause.SPOOL_FULL)).isPositive();
    assertThat(accounts.delivered() + accounts.droppedInAll()).isEqualTo(10_000);
    assertThat(accounts.delivered()).isEqualTo(stored().size());
    assertThat(stored()).contains("9999", "9998", "9997");
    assertThat(outcomes).hasSize(10_000);
  }

  @Test
  void whatMayWorkLaterIsNeverGivenUp() {
    RetryPolicy twice = new RetryPolicy(2, (failed, random) -> Duration.ofMinutes(5), Set.of(503));
    sink.down(SinkResult.Refused.of(503, "ServiceUnavailable"));
    EventBroadcaster broadcaster =
        open(Stage.delivering(DeliveryOptions.DEFAULT.withRetry(twice)), ROOMY);
    record(broadcaster, 0, 1);
    time.advance(Duration.ofDays(2));
    assertThat(broadcaster.accounts().pending()).isEqualTo(1);

    sink.up();
    time.advance(Duration.ofMinutes(5));
    assertThat(stored()).containsExactly("0");
  }

  @Test
  void whatIsRefusedForGoodIsNotKept() {
    sink.failing(SinkResult.Refused.of(422, "Invalid"));
    EventBroadcaster broadcaster = open();
    record(broadcaster, 0, 1);

    assertThat(broadcaster.accounts().dropped(DropCause.REJECTED)).isEqualTo(1);
    assertThat(spool(broadcaster).events()).isZero();
  }

  @Test
  void eventsAreCountedAsOfWhenTheyWereRecorded() {
    SpamBudget oneAnHour = new SpamBudget(1, 1 / 3600F);
    SinkOptions options =
        Stage.correlating(EACH_FOR_ITSELF.withSpam(oneAnHour))
            .withDelivery(DeliveryOptions.DEFAULT.withWaiting(1));
    sink.down();
    EventBroadcaster broadcaster = open(options, ROOMY);
    for (int hour = 0; hour < 10; hour++) {
      broadcaster.recorder().about(Stage.NODE).normal("Counted", "{}", hour);
      time.advance(Duration.ofHours(1));
    }
    sink.up();
    time.advance(Duration.ofHours(1));

    assertThat(stored()).hasSize(10);
  }

  @Test
  void aSinkThatIsClosedTooSoonLosesNothingAndHoldsNobodyUp() {
    sink.down(new SinkResult.Closed("the client is closed"));
    EventBroadcaster broadcaster = open();
    record(broadcaster, 0, 2000);
    CloseReport report = broadcaster.close(Duration.ofMinutes(1));

    assertThat(report).isEqualTo(new CloseReport(Duration.ZERO, 0, 2000));
    assertThat(outcomes).hasSize(2000).allMatch(Outcome.Kept.class::isInstance);
    assertThat(broadcaster.accounts().pending()).isEqualTo(2000);

    sink.up();
    open();
    time.advance(Duration.ofMinutes(1));
    assertThat(stored()).hasSize(2000);
  }

  @Test
  void whatDoesNotFitOnceTheSinkIsClosedIsCounted() {
    sink.down(new SinkResult.Closed("the client is closed"));
    EventBroadcaster broadcaster = open(Stage.correlating(EACH_FOR_ITSELF), TIGHT);
    record(broadcaster, 0, 1);
    record(broadcaster, 1, 1000);
    CloseReport report = broadcaster.close(Duration.ofMinutes(1));

    assertThat(spool(broadcaster).bytes()).isBetween(TIGHT / 2, TIGHT);
    assertThat(broadcaster.accounts().pending()).isEqualTo(report.kept());
    assertThat(broadcaster.accounts().dropped(DropCause.LEFT_AT_CLOSE))
        .isEqualTo(1000 - report.kept());
    assertThat(outcomes).hasSize(1000);
  }

  @Test
  void anEventThatNoSpoolOfThisSizeCanHoldIsCounted() {
    EventBroadcaster broadcaster = open(Stage.correlating(EACH_FOR_ITSELF), TIGHT);
    String much = "x".repeat((int) TIGHT);
    broadcaster.recorder().about(Stage.NODE).annotation("much", much).normal("Counted", "much");
    record(broadcaster, 0, 1);

    assertThat(broadcaster.accounts().dropped(DropCause.SPOOL_FULL)).isEqualTo(1);
    assertThat(stored()).containsExactly("0");
  }

  @Test
  void nothingIsLeftOnDiskWhenAllIsWritten() throws IOException {
    EventBroadcaster broadcaster = open();
    record(broadcaster, 0, 100);
    broadcaster.close();

    assertThat(SpoolDirectory.segments(directory)).isEmpty();
  }
}
