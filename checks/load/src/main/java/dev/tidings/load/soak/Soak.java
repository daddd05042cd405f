package dev.tidings.load.soak;

import dev.tidings.load.server.Launch;
import dev.tidings.load.server.ProcessFigures;
import dev.tidings.load.server.RestartableServer;
import dev.tidings.load.traffic.Crowd;
import dev.tidings.load.traffic.LoadedEvent;
import dev.tidings.load.traffic.PageWalk;
import dev.tidings.load.traffic.Population;
import dev.tidings.load.traffic.Samples;
import dev.tidings.load.traffic.Tally;
import dev.tidings.load.wire.Client;
import dev.tidings.load.wire.Loop;
import dev.tidings.load.wire.Request;
import dev.tidings.load.wire.Target;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes, watches, lists, expiry and restarts for a long time: nothing may be lost, shown twice or
 * answered wrongly, and memory, disk and latencies must stay what they are.
 */
public final class Soak {
  private static final int WRITERS = 16;
  private static final int READERS = 2;
  private static final int READS_PER_SECOND = 10;
  private static final int FOLLOWERS = 10;
  private static final int LOOKED_UP_AFTER_RESTART = 20;
  private static final int BEGINNING = 1024;
  private static final String HISTORY = "3m";
  private static final Duration LAST_SHOWN_WITHIN = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Population POPULATION = Population.TEN_NAMESPACES;

  private final SoakPlan plan;
  private final RestartableServer server;
  private final PrintStream out;
  private final Loop loop;
  private final Ledger ledger = new Ledger();
  private final SoakTraffic traffic;
  private final Crowd writers;
  private final Crowd readers;
  private final Client client;
  private final List<Follower> followers = new ArrayList<>();
  private final Map<String, Long> errors = new TreeMap<>();
  private final List<SoakLine> lines = new ArrayList<>();
  private int restarts;
  private long missing;

  private Soak(SoakPlan plan, RestartableServer server, Load load, PrintStream out) {
    this.plan = plan;
    this.server = server;
    this.out = out;
    this.loop = load.loop();
    this.traffic = new SoakTraffic(POPULATION, ledger, plan.ttl());
    this.writers = load.writers();
    this.readers = load.readers();
    this.client = new Client(loop, server.target());
  }

  /** Who puts load on the server, all on one loop. */
  private record Load(Loop loop, Crowd writers, Crowd readers) {
    static Load on(Loop loop, Target target) throws IOException, InterruptedException {
      return new Load(loop, Crowd.open(WRITERS, loop, target), Crowd.open(READERS, loop, target));
    }
  }

  /** Runs one, and tells whether all went well. */
  public static boolean run(SoakPlan plan, Launch launch, PrintStream out)
      throws IOException, InterruptedException {
    var flags = List.of("--event-ttl", plan.ttl().toSeconds() + "s", "--history", HISTORY);
    try (RestartableServer server = RestartableServer.start(launch, flags);
        Loop loop = Loop.start("soak")) {
      return new Soak(plan, server, Load.on(loop, server.target()), out).run();
    }
  }

  private boolean run() throws IOException, InterruptedException {
    out.printf(
        "soak: %s, %d writes/s, events live %d s, %d followers, pid %d%n",
        plan.length().toString().substring(2).toLowerCase(Locale.ROOT),
        plan.writesPerSecond(),
        plan.ttl().toSeconds(),
        FOLLOWERS,
        server.figures().pid());
    follow();
    go();
    long begun = System.nanoTime();
    for (int line = 1; line <= plan.lines(); line++) {
      if (plan.restartsBefore(line)) {
        restart();
      }
      sleepUntil(begun + plan.line().toNanos() * line);
      report(line);
    }
    writers.halt();
    readers.halt();
    awaitLastShown();
    return verdict();
  }

  private void awaitLastShown() throws InterruptedException {
    long limit = System.nanoTime() + LAST_SHOWN_WITHIN.toNanos();
    while (loop.ask(ledger::awaited) > 0 && System.nanoTime() < limit) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static void sleepUntil(long nanoTime) throws InterruptedException {
    long left = nanoTime - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  private void follow() throws IOException {
    Client.Answer list = client.call(Request.get("/api/v1/events?limit=1"), BEGINNING);
    long revision = Long.parseLong(list.between("\"resourceVersion\":\"", "\""));
    for (int i = 0; i < FOLLOWERS; i++) {
      String path =
          i % 2 == 0
              ? "/api/v1/events"
              : "/api/v1/namespaces/" + POPULATION.namespace(i) + "/events";
      followers.add(
          new Follower(
              loop, server.target(), path, revision, i == 0 ? ledger::shown : shown -> {}));
    }
    loop.ask(
        () -> {
          followers.forEach(Follower::start);
          return true;
        });
  }

  private void go() {
    writers.start(traffic::write, plan.writesPerSecond());
    readers.start(traffic::read, READS_PER_SECOND);
  }

  /** Every other time it is killed, under full load; what fails meanwhile is no error. */
  private void restart() throws IOException, InterruptedException {
    countErrors(writers.take());
    countErrors(readers.take());
    boolean kill = restarts++ % 2 == 0;
    long began = System.nanoTime();
    if (kill) {
      server.kill();
    } else {
      server.stop();
    }
    server.startAgain();
    double seconds = (System.nanoTime() - began) / 1e9;
    writers.halt();
    readers.halt();
    loop.ask(
        () -> {
          ledger.restarted();
          return true;
        });
    lookUpNewest();
    go();
    out.printf("  %s; serving again after %.1f s%n", kill ? "killed (-9)" : "stopped", seconds);
  }

  private void lookUpNewest() throws IOException {
    List<LoadedEvent> newest = loop.ask(() -> traffic.newest(LOOKED_UP_AFTER_RESTART));
    for (LoadedEvent event : newest) {
      if (client.call(event.get(), 0).status() != 200) {
        missing++;
      }
    }
  }

  private void report(int number) throws IOException, InterruptedException {
    Tally writes = writers.take();
    Tally lists = readers.take();
    countErrors(writes);
    countErrors(lists);
    Samples lags =
        loop.ask(
            () -> {
              ledger.settle();
              List<Samples> each = followers.stream().map(Follower::takeLags).toList();
              // All count anew for the next line; the first watches everything, and stands for all.
              return each.get(0);
            });
    ProcessFigures figures = server.figures();
    var standing =
        new SoakLine.Standing(
            PageWalk.live(client, "/api/v1/events"),
            PageWalk.of(client).seconds(),
            figures.residentMebibytes(),
            server.diskMegabytes());
    SoakLine line = SoakLine.of(writes, lists, lags, standing);
    lines.add(line);
    out.printf(
        "%3d: %s; not sent in time %d, errors %d, lost %d%n",
        number, line.text(), writes.notSent(), errorCount(), loop.ask(ledger::lost));
  }

  private void countErrors(Tally tally) {
    tally.errors().forEach((error, times) -> errors.merge(error, times, Long::sum));
  }

  private long errorCount() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  private boolean verdict() {
    Verdict verdict = new Verdict();
    errors.forEach(verdict::none);
    loop.ask(
        () -> {
          verdict.none(
              "acknowledged writes that no watch showed", ledger.lost() + ledger.awaited());
          verdict.none("revisions used twice", ledger.usedTwice());
          verdict.none(
              "errors, repetitions and gaps of watches",
              followers.stream().mapToLong(Follower::errors).sum());
          return true;
        });
    verdict.none("acknowledged events missing after a restart", missing);
    verdict.memoryDiskAndLatenciesAreFlat(lines);
    out.printf(
        "soak: %,d writes acknowledged, %d restarts, watches resumed %d times: %s%n",
        loop.ask(ledger::acknowledged),
        restarts,
        loop.ask(() -> followers.stream().mapToLong(Follower::resumed).sum()),
        verdict.broken().isEmpty() ? "all well" : "BROKEN");
    verdict.broken().forEach(what -> out.println("  " + what));
    return verdict.broken().isEmpty();
  }
}
