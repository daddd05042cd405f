package dev.tidings.load.measure;

import dev.tidings.load.traffic.Audience;
import dev.tidings.load.traffic.Crowd;
import dev.tidings.load.traffic.Kind;
import dev.tidings.load.traffic.Population;
import dev.tidings.load.traffic.Script;
import dev.tidings.load.traffic.Scripts;
import dev.tidings.load.traffic.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Many watches, of everything and of something each, and what they cost those who write. */
final class Watching {
  static final String WATCH = "watch";
  static final String FAN_OUT = "fan-out";
  static final String OWN = "own-watch";
  static final Set<String> NAMES = Set.of(WATCH, FAN_OUT, OWN);

  private static final Population POPULATION = Population.TEN_NAMESPACES;
  private static final int WATCHES = 100;
  private static final int CREATORS = 32;
  private static final int MANY_CREATORS = 64;
  private static final int RATE = 500;
  private static final int RATE_OF_OWN = 2000;
  private static final double OFFERED_DELIVERIES = 120_000;
  private static final int LAG_OF_ONE_IN = 16;
  private static final Duration DRAINED_WITHIN = Duration.ofSeconds(30);

  private final Bench bench;
  private final Script creates = Scripts.creates(POPULATION);

  Watching(Bench bench) {
    this.bench = bench;
  }

  void measure() throws IOException, InterruptedException {
    try (Served served = Served.start(bench.launch())) {
      try (Crowd crowd = served.crowd(MANY_CREATORS)) {
        crowd.run(creates, bench.scale().share(0.5));
      }
      bench.attempt(WATCH, () -> hundred(served));
      bench.attempt(FAN_OUT, () -> fanOut(served));
      bench.attempt(OWN, () -> own(served));
    }
  }

  private void hundred(Served served) throws IOException, InterruptedException {
    try (Audience audience = served.audience(WATCHES, 1);
        Crowd crowd = served.crowd(CREATORS)) {
      paced(crowd, audience, WATCHES, RATE);
      for (int round = 0; round < bench.scale().rounds(); round++) {
        add(WATCH, paced(crowd, audience, WATCHES, RATE));
      }
    }
  }

  /** What a round of paced creations came to. */
  private record Shown(Tally created, Audience.Delivered delivered, double percent) {}

  private void add(String figure, Shown shown) {
    bench.results().add(figure + ".delivered", shown.percent());
    bench.results().add(figure + ".p50", shown.delivered().lags().median());
    bench.results().add(figure + ".p99", shown.delivered().lags().p99());
    bench.results().add(figure + ".rate", shown.created().perSecond());
  }

  /** Creations of which each is to be shown to so many watches. */
  private Shown paced(Crowd crowd, Audience audience, int each, double rate)
      throws IOException, InterruptedException {
    return paced(creates, crowd, audience, each, rate);
  }

  private Shown paced(Script script, Crowd crowd, Audience audience, int each, double rate)
      throws IOException, InterruptedException {
    audience.take();
    Tally created = Bench.checked(crowd.pace(script, rate, bench.scale().share(1)));
    long expected = created.count() * each;
    audience.await(expected, DRAINED_WITHIN);
    Audience.Delivered delivered = audience.take();
    if (delivered.ended() > 0) {
      throw new IOException("the server ended " + delivered.ended() + " watches");
    }
    return new Shown(created, delivered, 100.0 * delivered.delivered() / expected);
  }

  private void fanOut(Served served) throws IOException, InterruptedException {
    int watches = bench.scale().manyWatches();
    double rate = OFFERED_DELIVERIES / watches;
    try (Crowd crowd = served.crowd(CREATORS)) {
      double[] alone = new double[bench.scale().rounds()];
      for (int round = 0; round < alone.length; round++) {
        alone[round] = p99Of(crowd, rate);
        bench.results().add("fan-out.p99.alone", alone[round]);
      }
      try (Audience audience = served.audience(watches, LAG_OF_ONE_IN)) {
        for (double before : alone) {
          Shown shown = paced(crowd, audience, watches, rate);
          double p99 = shown.created().latencies(Kind.CREATE).p99();
          bench.results().add("fan-out.p99.with", p99);
          bench.results().add("fan-out.p99.ratio", p99 / before);
          add(FAN_OUT, shown);
          bench.results().add("fan-out.deliveries", deliveries(crowd, audience));
        }
      }
    }
  }

  private double p99Of(Crowd crowd, double rate) throws IOException, InterruptedException {
    Tally tally = Bench.checked(crowd.pace(creates, rate, bench.scale().share(0.5)));
    return tally.latencies(Kind.CREATE).p99();
  }

  /** Deliveries per second when more is created than can be delivered. */
  private double deliveries(Crowd crowd, Audience audience)
      throws IOException, InterruptedException {
    audience.take();
    crowd.start(creates, RATE);
    Thread.sleep(bench.scale().share(0.5));
    Tally created = Bench.withoutErrors(crowd.take());
    long delivered = audience.take().delivered();
    crowd.halt();
    // What is behind is sent before the next round begins.
    long all = created.count() + crowd.take().count();
    audience.await(all * bench.scale().manyWatches() - delivered, DRAINED_WITHIN);
    return delivered / created.seconds();
  }

  /** Half of them watch a namespace each, the others an object each. */
  private void own(Served served) throws IOException, InterruptedException {
    int watches = bench.scale().manyWatches();
    Population namespaces = new Population("own-", watches / 2);
    Population objects = new Population("shared-", 10);
    Script script = Scripts.oneByOne(namespaces, objects, watches / 2);
    try (Crowd crowd = served.crowd(MANY_CREATORS);
        Audience audience =
            served.audience(watches / 2 * 2, watch -> path(watch, namespaces, objects), 1)) {
      paced(script, crowd, audience, 1, RATE_OF_OWN);
      for (int round = 0; round < bench.scale().rounds(); round++) {
        add(OWN, paced(script, crowd, audience, 1, RATE_OF_OWN));
      }
    }
  }

  private static String path(int watch, Population namespaces, Population objects) {
    return watch % 2 == 0
        ? "/api/v1/namespaces/" + namespaces.namespace(watch / 2) + "/events?watch=1"
        : objects.ofObject(watch / 2) + "&watch=1";
  }
}
