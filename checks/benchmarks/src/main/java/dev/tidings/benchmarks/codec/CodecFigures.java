package dev.tidings.benchmarks.codec;

import dev.tidings.benchmarks.Figure;
import dev.tidings.benchmarks.Measured;
import org.openjdk.jmh.runner.RunnerException;

/** What each step with one event costs the thread that does it. */
public final class CodecFigures {
  private CodecFigures() {}

  public static void main(String[] arguments) throws RunnerException {
    for (Measured measured : Measured.run(CodecBenchmark.class)) {
      var step = CodecBenchmark.Step.valueOf(measured.param("step"));
      Figure.plain(step.what(), Figure.NOT_MEASURED, measured.cost()).print();
    }
  }
}
