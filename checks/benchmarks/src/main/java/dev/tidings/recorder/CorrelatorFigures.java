package dev.tidings.recorder;

import dev.tidings.benchmarks.Figure;
import dev.tidings.benchmarks.Measured;
import org.openjdk.jmh.runner.RunnerException;

/** What correlating costs the recorder's own thread. */
public final class CorrelatorFigures {
  private static final double MOST_BYTES_OF_DUPLICATES = 1024;

  private CorrelatorFigures() {}

  public static void main(String[] arguments) throws RunnerException {
    for (Measured measured : Measured.run(CorrelatorBenchmark.class)) {
      figure(measured).print();
    }
  }

  private static Figure figure(Measured measured) {
    var load = CorrelatorBenchmark.Load.valueOf(measured.param("load"));
    boolean core = measured.param("group").equals("CORE");
    return new Figure(
        "correlate, " + (core ? "core/v1" : "events.k8s.io/v1") + ": " + load.what(),
        core ? load.reference() : Figure.NOT_MEASURED,
        load.isRepeating() ? "≤ 2 µs, ≤ 1 kB" : "≤ 1.5 µs",
        measured.cost(),
        load.isRepeating()
            ? measured.cpuNanos() <= 2000 && measured.bytes() <= MOST_BYTES_OF_DUPLICATES
            : measured.cpuNanos() <= 1500);
  }
}
