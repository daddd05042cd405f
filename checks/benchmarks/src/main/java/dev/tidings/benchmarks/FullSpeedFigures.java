package dev.tidings.benchmarks;

import dev.tidings.event.Event;
import dev.tidings.recorder.Accounts;
import dev.tidings.recorder.BroadcasterBuilder;
import dev.tidings.recorder.DeliveryOptions;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.Overflow;
import dev.tidings.recorder.SinkOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * 100,000 events about 10,000 objects as fast as two threads can say them, to a sink whose requests
 * take a millisecond, eight at once, none of them for several events.
 */
public final class FullSpeedFigures {
  private static final int EVENTS = 100_000;
  private static final int CALLERS = 2;
  private static final int OBJECTS = 10_000;
  private static final int ROUNDS = 3;
  private static final int REQUESTS_ALONE = 1000;
  private static final double LEAST_WRITTEN_A_SECOND = 6000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final DeliveryOptions EIGHT_AT_ONCE =
      DeliveryOptions.DEFAULT.withConcurrency(8).withoutCoalescing();

  private static final Must EVERY_ONE_COUNTED =
      new Must("every one", Round::everyEventAccountedFor);
  private static final Must ALL_ARRIVE =
      new Must("all arrive", round -> round.everyEventAccountedFor() && round.arrived() == EVENTS);

  private FullSpeedFigures() {}

  private record Must(String text, Predicate<Round> met) {}

  /** What came of one round. */
  private record Round(Accounts accounts, long arrived, double writtenPerSecond) {
    boolean everyEventAccountedFor() {
      return accounts.offered() == EVENTS
          && accounts.delivered() == arrived
          && accounts.delivered() + accounts.droppedInAll() == EVENTS;
    }
  }

  public static void main(String[] arguments) throws IOException {
    print("queues as they are", EVERY_ONE_COUNTED, builder -> {}, EIGHT_AT_ONCE);
    print(
        "queues with room for all",
        EVERY_ONE_COUNTED,
        builder -> builder.queue(EVENTS),
        EIGHT_AT_ONCE.withQueue(EVENTS, Overflow.DROP_NEWEST).withWaiting(EVENTS));
    Path spool = Files.createTempDirectory("tidings-bench");
    print(
        "with a spool on disk",
        ALL_ARRIVE,
        builder -> builder.spool(spool, 1 << 30),
        EIGHT_AT_ONCE);
    clear(spool);
  }

  private static void print(
      String queues, Must must, Consumer<BroadcasterBuilder> way, DeliveryOptions delivery) {
    List<Round> rounds =
        Stream.generate(() -> round(way, Sinks.UNFILTERED.withDelivery(delivery)))
            .limit(ROUNDS)
            .toList();
    String what = "100,000 events at full speed, 2 threads, sink 1 ms, " + queues + ": ";
    new Figure(
            what + "accounted for",
            "1 % arrive, 40–80 % lost without a trace",
            must.text(),
            String.join("; ", rounds.stream().map(FullSpeedFigures::accountedFor).toList()),
            rounds.stream().allMatch(must.met()))
        .print();
    double[] rates = rounds.stream().mapToDouble(Round::writtenPerSecond).sorted().toArray();
    new Figure(
            what + "written/s",
            "775–834",
            "≥ 6,000",
            String.format(
                Locale.ROOT,
                "%,.0f (%,.0f–%,.0f); eight threads that do nothing else: %,.0f",
                rates[ROUNDS / 2],
                rates[0],
                rates[ROUNDS - 1],
                requestsAlone()),
            rates[ROUNDS / 2] >= LEAST_WRITTEN_A_SECOND)
        .print();
  }

  /** How many requests a second eight threads make on this machine with nothing in between. */
  private static double requestsAlone() {
    WriteLog log = new WriteLog(Duration.ofMillis(1));
    List<Thread> threads =
        Stream.generate(() -> Thread.ofPlatform().start(() -> makeRequests(log.sink())))
            .limit(EIGHT_AT_ONCE.concurrency())
            .toList();
    threads.forEach(Waiting::forEndOf);
    return log.perSecond();
  }

  private static void makeRequests(EventSink sink) {
    Event event = Event.builder().build();
    for (int i = 0; i < REQUESTS_ALONE; i++) {
      sink.create(event);
    }
  }

  private static String accountedFor(Round round) {
    Accounts accounts = round.accounts();
    return String.format(
        Locale.ROOT,
        "%,d arrived, %,d dropped and counted, %,d lost",
        round.arrived(),
        accounts.droppedInAll(),
        EVENTS - round.arrived() - accounts.droppedInAll());
  }

  /** Folders before what is in them: the last one told is deleted first. */
  private static void clear(Path spool) throws IOException {
    try (Stream<Path> files = Files.walk(spool)) {
      files.map(Path::toFile).forEach(File::deleteOnExit);
    }
  }

  private static Round round(Consumer<BroadcasterBuilder> way, SinkOptions options) {
    WriteLog log = new WriteLog(Duration.ofMillis(1));
    BroadcasterBuilder builder =
        EventBroadcaster.builder(log.sink(), options).reportingController("example.com/benchmark");
    way.accept(builder);
    EventBroadcaster broadcaster = builder.build();
    List<Thread> callers =
        Stream.generate(() -> Thread.ofPlatform().start(() -> recordShare(broadcaster.recorder())))
            .limit(CALLERS)
            .toList();
    callers.forEach(Waiting::forEndOf);
    broadcaster.close(PATIENCE);
    return new Round(broadcaster.accounts(), log.written(), log.perSecond());
  }

  private static void recordShare(EventRecorder recorder) {
    for (int i = 0; i < EVENTS / CALLERS; i++) {
      recorder.about(Pods.pod(i % OBJECTS)).normal("Started", "container {} started", i);
    }
  }
}
