package dev.tidings.load.measure;

import dev.tidings.load.server.EchoServer;
import dev.tidings.load.server.ServerProcess;
import dev.tidings.load.traffic.Crowd;
import dev.tidings.load.traffic.Kind;
import dev.tidings.load.traffic.Population;
import dev.tidings.load.traffic.Samples;
import dev.tidings.load.traffic.Script;
import dev.tidings.load.traffic.Scripts;
import dev.tidings.load.wire.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Creations and updates as fast as the server takes them, and what an echo server takes. */
final class Writes {
  static final String CREATE = "create";
  static final String PATCH = "patch";
  static final Set<String> NAMES = Set.of(CREATE, PATCH);

  private static final int[] WORKERS = {1, 64, 256};
  private static final int[] ECHO_WORKERS = {64, 256};
  private static final int PATCHERS = 64;
  private static final int FILLED = 10_000;
  private static final double ECHO_SHARE = 0.5;
  private static final Duration CONNECTED = Duration.ofSeconds(1);
  private static final Population POPULATION = Population.TEN_NAMESPACES;

  private final Bench bench;

  Writes(Bench bench) {
    this.bench = bench;
  }

  void measure() throws IOException, InterruptedException {
    try (Served served = Served.start(bench.launch())) {
      bench.attempt(CREATE, () -> createAndEcho(served));
      bench.attempt(PATCH, () -> patch(served));
    }
  }

  private void createAndEcho(Served served) throws IOException, InterruptedException {
    Script creates = Scripts.creates(POPULATION);
    List<Crowd> crowds = new ArrayList<>();
    for (int workers : WORKERS) {
      crowds.add(served.crowd(workers));
    }
    warm(crowds, creates);
    try (ServerProcess echo = EchoServer.start(bench.launch());
        Loop loop = Loop.start("echo")) {
      List<Crowd> echoing = new ArrayList<>();
      for (int workers : ECHO_WORKERS) {
        echoing.add(Crowd.open(workers, loop, echo.target()));
      }
      warm(echoing, creates);
      for (int round = 0; round < bench.scale().rounds(); round++) {
        createRound(served, crowds, echoing);
      }
    }
  }

  /** Ten seconds with the middle crowd, and each other one until it has its connections. */
  private void warm(List<Crowd> crowds, Script script) throws InterruptedException {
    for (Crowd crowd : crowds) {
      crowd.run(script, crowd.size() == 64 ? bench.scale().share(1) : CONNECTED);
    }
  }

  private void createRound(Served served, List<Crowd> crowds, List<Crowd> echoing)
      throws IOException, InterruptedException {
    Script creates = Scripts.creates(POPULATION);
    double[] rates = new double[WORKERS.length];
    for (int i = 0; i < WORKERS.length; i++) {
      Served.Round round = served.round(crowds.get(i), creates, bench.scale().share(1));
      rates[i] = round.tally().perSecond();
      add(CREATE, WORKERS[i], round);
    }
    bench
        .results()
        .add("syncs", Syncs.perSecond(bench.launch().folder(), bench.scale().share(0.2)));
    for (int i = 0; i < ECHO_WORKERS.length; i++) {
      double rate =
          Bench.checked(echoing.get(i).run(creates, bench.scale().share(ECHO_SHARE))).perSecond();
      bench.results().add("echo." + ECHO_WORKERS[i], rate);
      bench.results().add("ratio." + ECHO_WORKERS[i], rates[i + 1] / rate);
    }
  }

  private void patch(Served served) throws IOException, InterruptedException {
    served.fill(Math.min(FILLED, bench.scale().mostEvents()));
    Script patches = Scripts.patches(POPULATION, served.filled());
    try (Crowd crowd = served.crowd(PATCHERS)) {
      crowd.run(patches, bench.scale().share(1));
      for (int round = 0; round < bench.scale().rounds(); round++) {
        add(PATCH, PATCHERS, served.round(crowd, patches, bench.scale().share(1)));
      }
    }
  }

  private void add(String name, int workers, Served.Round round) {
    String figure = name + "." + workers;
    Samples latencies = round.tally().latencies(name.equals(CREATE) ? Kind.CREATE : Kind.PATCH);
    bench.results().add(figure, round.tally().perSecond());
    bench.results().add(figure + ".p50", latencies.median());
    bench.results().add(figure + ".p99", latencies.p99());
    bench.results().add(figure + ".cpu", round.serverMillis());
    bench.results().add(figure + ".tool", round.toolMillis());
    bench.results().add(figure + ".others", round.others());
    bench.results().add(figure + ".commits", round.commitsPerSecond());
  }
}
