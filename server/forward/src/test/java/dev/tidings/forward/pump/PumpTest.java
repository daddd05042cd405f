package dev.tidings.forward.pump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.Event;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.StoreWithEvents;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.kit.Tray;
import dev.tidings.forward.routes.DropCause;
import dev.tidings.forward.routes.Route;
import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.routes.RoutesFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One route over a real store; pauses move the clock. */
class PumpTest {
  private static final Delivery LATER = Delivery.Later.nothing("busy");
  private static final String USUAL =
      "delivery: {batch: 4, tries: 3, firstPause: 1s, longestPause: 1m}";

  @TempDir Path folder;

  private final List<Duration> paused = new ArrayList<>();
  private final Tray tray = new Tray();
  private StoreWithEvents events;
  private Feed feed;
  private RouteState state;

  @SuppressWarnings("NullAway.Init")
  private Courier courier;

  private Lane lane;
  private RandomGenerator random = new Random(1);

  @BeforeEach
  void open() throws Exception {
    events = new StoreWithEvents(folder.resolve("store"));
    feed = new Feed(new Feed.Origin("prod", true, events.store()), events.clock(), () -> {});
    Files.createDirectory(folder.resolve("routes"));
    startAgain();
    assertThat(pump().step()).isFalse();
  }

  @AfterEach
  void close() {
    events.close();
  }

  /** What a new process knows of the route. */
  private void startAgain() {
    var files = new RouteFiles(folder.resolve("routes"), "r");
    state = new RouteState(files, events.clock(), new SimpleMeterRegistry());
    lane = state.lanes(List.of(feed)).getFirst();
  }

  private Pump pump() throws IOException {
    return pump(this::pause);
  }

  private Pump pump(Pauses pauses) throws IOException {
    return pump(pauses, USUAL);
  }

  private Pump pump(Pauses pauses, String options) throws IOException {
    String yaml =
        """
        cluster: prod
        routes:
        - name: r
          drop: [{reason: Noise}]
          %s
          destination: {tray: {}}
        """
            .formatted(options.replace("\n", "\n  "));
    Routes routes =
        new RoutesFile(List.of(tray), Surrounding.by(events.clock())).read(yaml.getBytes(UTF_8));
    Route route = routes.routes().getFirst();
    courier = new Courier(route, state, new Courier.Waiting(pauses, events.clock(), random));
    return new Pump(route, lane, courier);
  }

  private void pause(Duration length) {
    paused.add(length);
    events.clock().advance(length);
  }

  private Duration pausedInAll() {
    return paused.stream().reduce(Duration.ZERO, Duration::plus);
  }

  private static void interrupted(Duration length) throws InterruptedException {
    throw new InterruptedException("the route ends");
  }

  private void pumpAll() throws Exception {
    Pump pump = pump();
    boolean more = true;
    while (more) {
      more = pump.step();
    }
  }

  private Figures figures() {
    Figures figures = lane.accounts().figures();
    assertThat(figures.offered())
        .isEqualTo(
            figures.delivered()
                + figures.allDropped()
                + figures.deadLettered()
                + figures.pending());
    return figures;
  }

  private void write(String... names) {
    for (String name : names) {
      events.write(Events.ofPod("shop", name));
    }
  }

  private List<String> deadLetters() throws IOException {
    return Files.readAllLines(folder.resolve("routes/r.dead.jsonl"));
  }

  @Test
  void changesGoInOrderInBoundedBatches() throws Exception {
    write("a", "b", "c");
    events.write(Events.repeated(Events.ofPod("shop", "a"), 2, Events.SEEN.plusSeconds(5)));
    long last = events.write(Events.ofPod("shop", "d"));

    pumpAll();

    assertThat(tray.taken()).containsExactly("a x1", "b x1", "c x1", "a x2", "d x1");
    assertThat(tray.batches()).containsExactly(4, 1);
    assertThat(tray.ids()).last().isEqualTo("prod/uid-of-d/" + last);
    assertThat(figures().delivered()).isEqualTo(5);
  }

  @Test
  void aNewRouteBeginsWithThePresentAndARestartGoesOnWhereItWas() throws Exception {
    write("a");
    pumpAll();
    write("b");
    startAgain();
    pumpAll();

    assertThat(tray.taken()).containsExactly("a x1", "b x1");
    assertThat(figures().delivered()).isEqualTo(1);
  }

  @Test
  void whatWasNotAcknowledgedBeforeARestartIsDeliveredAfterIt() throws Exception {
    write("a", "b");
    tray.answer(new Delivery.Later(1, "busy", Duration.ZERO));
    Pump pump = pump(PumpTest::interrupted);
    assertThatThrownBy(pump::step).isInstanceOf(InterruptedException.class);
    assertThat(figures().pending()).isEqualTo(2);

    startAgain();
    pumpAll();

    assertThat(tray.taken()).containsExactly("a x1", "a x1", "b x1");
    assertThat(figures().delivered()).isEqualTo(2);
  }

  @Test
  void whatIsReadAgainAfterAReloadIsNotCountedAgain() throws Exception {
    write("a", "b");
    tray.answer(LATER);
    Pump pump = pump(PumpTest::interrupted);
    assertThatThrownBy(pump::step).isInstanceOf(InterruptedException.class);

    pumpAll();

    assertThat(figures().offered()).isEqualTo(2);
    assertThat(figures().delivered()).isEqualTo(2);
    assertThat(figures().pending()).isZero();
  }

  @Test
  void aBusyDestinationIsTriedAgainAfterGrowingPausesAndNotBeforeItAsks() throws Exception {
    write("a");
    tray.answer(LATER, new Delivery.Later(0, "busy", Duration.ofSeconds(40)));

    pumpAll();

    assertThat(tray.taken()).containsExactly("a x1");
    assertThat(paused.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(paused.get(1)).isEqualTo(Duration.ofSeconds(40));
    assertThat(state.troubles().retries()).isEqualTo(2);
  }

  @Test
  void aRestIsTriedAgainWithoutWhatWasTaken() throws Exception {
    write("a", "b", "c");
    tray.answer(LATER, LATER, new Delivery.Later(2, "busy", Duration.ZERO), LATER);

    pumpAll();

    assertThat(tray.taken()).containsExactly("a x1", "b x1", "c x1");
    assertThat(tray.batches()).containsExactly(3, 3, 3, 1, 1);
  }

  @Test
  void aDestinationThatIsDownForTenMinutesLosesNothingAndOneBatchIsInMemory() throws Exception {
    random = () -> -1; // the shortest pauses there are
    tray.answer(LATER);
    var written = new ArrayList<String>(List.of("first x1"));
    write("first");
    Pauses writingMeanwhile =
        length -> {
          pause(length);
          if (pausedInAll().compareTo(Duration.ofMinutes(10)) < 0) {
            tray.answer(LATER);
          }
          written.add("n" + written.size() + " x1");
          write("n" + (written.size() - 1));
        };
    Pump pump = pump(writingMeanwhile, "delivery: {batch: 4}");
    boolean more = true;
    while (more) {
      more = pump.step();
    }

    assertThat(pausedInAll()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    assertThat(tray.taken()).isEqualTo(written);
    assertThat(tray.batches()).allMatch(size -> size <= 4);
    assertThat(figures().deadLettered()).isZero();
  }

  @Test
  void withTheUsualTriesNothingIsGivenUpInAQuarterOfAnHour() throws Exception {
    random = () -> -1; // the shortest pauses there are
    write("a");
    Pauses stillAway =
        length -> {
          pause(length);
          tray.answer(LATER);
        };
    tray.answer(LATER);
    pump(stillAway, "").step();

    assertThat(deadLetters()).hasSize(1);
    assertThat(pausedInAll()).isBetween(Duration.ofMinutes(16), Duration.ofMinutes(17));
  }

  @Test
  void whatCannotBeDeliveredAfterItsTriesGoesToTheDeadLetters() throws Exception {
    write("a", "b");
    tray.answer(LATER, LATER, LATER);

    pumpAll();
    write("c");
    pumpAll();

    assertThat(tray.taken()).containsExactly("c x1");
    assertThat(deadLetters())
        .hasSize(2)
        .allMatch(line -> line.contains("\"why\":\"busy\""))
        .first()
        .asString()
        .startsWith("{\"id\":\"prod/uid-of-a/")
        .contains("\"event\":{\"kind\":\"Event\"");
    assertThat(figures().deadLettered()).isEqualTo(2);
  }

  @Test
  void whatItsShapeMakesNothingOfGoesToTheDeadLettersAsItIs() throws Exception {
    events.write(Events.ofPod("shop", "a").toBuilder().message("").build());
    write("b");
    Pump pump = pump(this::pause, USUAL + "\nshape: {template: '{{ index .Message 0 }}'}");
    pump.step();

    assertThat(tray.taken()).containsExactly("b x1");
    assertThat(deadLetters())
        .singleElement()
        .asString()
        .contains("\"why\":\"the template failed: line 1", "\"event\":{\"kind\":\"Event\"");
    assertThat(figures().deadLettered()).isEqualTo(1);
    assertThat(figures().delivered()).isEqualTo(1);
  }

  @Test
  void aRateDelaysMessagesAndLosesNone() throws Exception {
    write("a", "b", "c", "d", "e", "f", "g");
    Pump pump = pump(this::pause, USUAL + "\nrate: {perSecond: 2, burst: 3}");
    while (pump.step()) {}

    assertThat(tray.taken()).hasSize(7);
    assertThat(tray.batches()).startsWith(3, 1);
    assertThat(paused.stream().mapToLong(Duration::toMillis).sum()).isBetween(2000L, 2001L);
  }

  @Test
  void theLagIsTheAgeOfTheOldestChangeThatIsNotSettled() throws Exception {
    events.clock().advance(Duration.ofMinutes(1));
    write("a");
    events.clock().advance(Duration.ofMinutes(1));
    write("b");
    events.clock().advance(Duration.ofSeconds(5));

    assertThat(lane.lagSeconds()).isEqualTo(65);
    assertThat(lane.lagRevisions()).isEqualTo(2);
    pumpAll();
    assertThat(lane.lagSeconds()).isZero();
    assertThat(lane.lagRevisions()).isZero();
  }

  @Test
  void aRefusedMessageTakesNoOtherWithIt() throws Exception {
    write("a", "b", "c");
    tray.answer(new Delivery.Refused(1, 1, "not wanted"));

    pumpAll();

    assertThat(tray.taken()).containsExactly("a x1", "c x1");
    assertThat(deadLetters()).singleElement().asString().contains("uid-of-b");
    assertThat(paused).isEmpty();
  }

  @Test
  void aRouteWhoseDeadLettersAreFullWaitsForRoomAndSendsNothingTwice() throws Exception {
    Path dead = folder.resolve("routes/r.dead.jsonl");
    try (var file = new RandomAccessFile(dead.toFile(), "rw")) {
      file.setLength(64 << 20);
    }
    write("a", "b", "c");
    tray.answer(new Delivery.Refused(1, 1, "not wanted"));
    Pauses untilItIsMovedAway =
        length -> {
          pause(length);
          assertThat(figures().pending()).isEqualTo(3);
          assertThat(state.status().state()).isEqualTo(RouteStatus.State.RETRYING);
          if (paused.size() == 2) {
            move(dead);
          }
        };
    pump(untilItIsMovedAway).step();

    assertThat(tray.taken()).containsExactly("a x1", "c x1");
    assertThat(deadLetters()).singleElement().asString().contains("uid-of-b");
    assertThat(paused).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
  }

  private static void move(Path file) {
    try {
      Files.move(file, file.resolveSibling("moved"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void aDeadLetterIsTheLastTroubleAndTheRouteGoesOnForwarding() throws Exception {
    write("a");
    tray.answer(new Delivery.Refused(0, 1, "not wanted"));
    pumpAll();

    assertThat(state.status().state()).isEqualTo(RouteStatus.State.FORWARDING);
    assertThat(state.status().lastTrouble().orElseThrow().why()).isEqualTo("not wanted");
  }

  @Test
  void whatAThreadThatWasGivenUpDeliversIsNotSettled() throws Exception {
    write("a");
    Pump pump = pump();
    courier.abandon();

    assertThatThrownBy(pump::step).isInstanceOf(InterruptedException.class);
    assertThat(figures().pending()).isEqualTo(1);
    assertThat(lane.lagRevisions()).isEqualTo(1);
  }

  @Test
  void aCursorGoesBackOverAGapOnly() throws Exception {
    write("a", "b");
    pumpAll();
    long at = lane.cursor().revision();

    lane.cursor().advance(at - 1, true);
    assertThat(lane.cursor().revision()).isEqualTo(at);
    lane.cursor().skip(at - 1);
    assertThat(lane.cursor().revision()).isEqualTo(at - 1);
  }

  @Test
  void whatIsGoneFromTheHistoryIsAGapThatIsCounted() throws Exception {
    write("a", "b", "c");
    events.store().compact();
    write("d");

    pumpAll();

    assertThat(tray.taken()).containsExactly("d x1");
    assertThat(figures().gaps()).isEqualTo(1);
    assertThat(figures().missedRevisions()).isEqualTo(3);
  }

  @Test
  void aCursorOfAnotherStoreIsAGapToo() throws Exception {
    Files.writeString(folder.resolve("routes/r.cursor"), "1000\n");
    startAgain();
    write("a");

    pumpAll();
    write("b");
    pumpAll();

    assertThat(tray.taken()).containsExactly("b x1");
    assertThat(figures().gaps()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoCursorStopsTheRouteInsteadOfSkippingAnything() throws Exception {
    Files.writeString(folder.resolve("routes/r.cursor"), "\u0000\u0000");
    startAgain();

    assertThatThrownBy(this::pumpAll)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("delete");
  }

  @Test
  void whatIsNotSentIsCountedByItsCause() throws Exception {
    Event noise = Events.ofPod("shop", "n").toBuilder().reason("Noise").build();
    events.write(noise);
    events.delete(noise);

    pumpAll();

    assertThat(tray.batches()).isEmpty();
    assertThat(figures().dropped(DropCause.RULE)).isEqualTo(1);
    assertThat(figures().dropped(DropCause.DELETED)).isEqualTo(1);
    assertThat(figures().offered()).isEqualTo(2);
  }

  @Test
  void aFaultOfTheDestinationIsOneMoreFailure() throws Exception {
    write("a");
    tray.answer(
        new Delivery.Later(7, "says that it has taken what it was not given", Duration.ZERO));

    pumpAll();

    assertThat(tray.taken()).containsExactly("a x1");
    assertThat(state.troubles().retries()).isEqualTo(1);
    assertThat(state.status().lastTrouble().orElseThrow().why())
        .isEqualTo("it is at fault: IndexOutOfBoundsException");
  }
}
