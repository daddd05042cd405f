package dev.tidings.recorder;

import dev.tidings.benchmarks.Cost;
import dev.tidings.benchmarks.Meter;
import dev.tidings.benchmarks.Pods;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.Correlation.Write;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** What a correlator pays for one event, with taking in that it was stored. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class CorrelatorBenchmark {
  private static final CorrelationOptions UNFILTERED =
      CorrelationOptions.KUBERNETES.withSpam(SpamBudget.UNLIMITED);
  private static final Instant NOW = Instant.parse("2026-11-22T08:15:30.123456789Z");

  /** The reference's cases: what events are about, in turn; for each reason all objects. */
  public enum Load {
    DUPLICATES("all duplicates", "36–45 µs CPU, 11,450 B", 1, 1),
    HELD_BACK("all duplicates, held back after 25", "35–48 µs CPU, 11,230 B", 1, 1),
    NEW_KEYS("10,000 objects × 4 reasons", "6.1–8.9 µs CPU, 1,670–1,770 B", 10_000, 4),
    NEW_OBJECTS("a new object each time", "6.9–7.6 µs CPU, 2,700 B", 50_000, 1);

    private final String what;
    private final String reference;
    private final int objects;
    private final int reasons;

    Load(String what, String reference, int objects, int reasons) {
      this.what = what;
      this.reference = reference;
      this.objects = objects;
      this.reasons = reasons;
    }

    String what() {
      return what;
    }

    String reference() {
      return reference;
    }

    boolean isRepeating() {
      return objects == 1;
    }

    /** Keys that are pushed out of the caches before they come again are new ones. */
    private SinkOptions options() {
      CorrelationOptions core =
          switch (this) {
            case DUPLICATES -> UNFILTERED;
            case NEW_KEYS -> UNFILTERED.withCacheSize(20_000);
            case HELD_BACK, NEW_OBJECTS -> CorrelationOptions.KUBERNETES;
          };
      SeriesOptions series = SeriesOptions.KUBERNETES;
      return SinkOptions.DEFAULT
          .withCorrelation(core)
          .withSeries(
              new SeriesOptions(series.finishAfter(), series.refreshEvery(), core.cacheSize()));
    }

    private Offer[] offers() {
      EventMaker maker = new EventMaker(Fidelity.IMPROVED, ThreadLocalRandom.current());
      List<ObjectReference> pods = List.of(Pods.pods(objects));
      return IntStream.range(0, reasons)
          .boxed()
          .flatMap(reason -> pods.stream().map(pod -> offer(maker, pod, "Reason" + reason)))
          .toArray(Offer[]::new);
    }

    private static Offer offer(EventMaker maker, ObjectReference pod, String reason) {
      Draft draft =
          new Draft(
              new Reporter("example.com/benchmark", "benchmark-0"),
              pod,
              EventType.WARNING,
              reason,
              "Back-off restarting failed container app in pod " + pod.name(),
              NOW,
              Draft.Details.NONE);
      return Offer.of(maker.make(draft), NOW);
    }
  }

  @Param private ApiGroup group = ApiGroup.CORE;
  @Param private Load load = Load.DUPLICATES;

  private Correlator correlator = Correlator.of(group, SinkOptions.DEFAULT, NOW, new Tallies());
  private Offer[] offers = {};
  private int next;
  private long done;
  private Meter before = Meter.read();

  @Setup
  public void prepare() {
    correlator = Correlator.of(group, load.options(), NOW, new Tallies());
    offers = load.offers();
  }

  @Setup(Level.Iteration)
  public void begin() {
    done = 0;
    before = Meter.read();
  }

  @TearDown(Level.Iteration)
  public void end(Cost cost) {
    cost.add(before, done);
  }

  @Benchmark
  public void correlate(Blackhole blackhole) {
    next = next + 1 == offers.length ? 0 : next + 1;
    done++;
    Correlation correlation = correlator.correlate(offers[next], NOW);
    correlator.due(NOW);
    if (correlation instanceof Write write) {
      correlator.stored(write, write.event());
    }
    blackhole.consume(correlation);
  }
}
