package dev.tidings.benchmarks;

import org.openjdk.jmh.runner.RunnerException;

/** What recording costs whoever records. */
public final class CallerFigures {
  private static final double MOST_NANOS = 1000;
  private static final double MOST_BYTES = 600;

  private CallerFigures() {}

  public static void main(String[] arguments) throws RunnerException {
    for (Measured measured : Measured.run(CallerBenchmark.class)) {
      figure(measured).print();
    }
    for (Measured measured : Measured.run(RareEventBenchmark.class)) {
      Figure.plain(
              "record() when a thread has to be woken, wall", Figure.NOT_MEASURED, measured.wall())
          .print();
    }
  }

  private static Figure figure(Measured measured) {
    return new Figure(
        "record() on the caller's thread, accepted: " + measured.name(),
        "4.6–5.9 µs wall, 1,570–1,800 B in the process",
        "≤ 1 µs, ≤ 600 B",
        measured.cost(),
        measured.cpuNanos() <= MOST_NANOS && measured.bytes() <= MOST_BYTES);
  }
}
