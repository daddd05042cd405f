package dev.tidings.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** What JMH measured for one benchmark, over all its forks. */
public record Measured(RunResult run) {
  private static final int FORKS = 3;
  private static final int WARM_UPS = 5;
  private static final int ITERATIONS = 5;

  /** Runs the benchmarks of a class, each in processes of its own. */
  public static List<Measured> run(Class<?> benchmarks) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("\\b" + benchmarks.getSimpleName() + "\\b")
                    .forks(FORKS)
                    .warmupIterations(WARM_UPS)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(ITERATIONS)
                    .measurementTime(TimeValue.seconds(1))
                    .shouldFailOnError(true)
                    .output(System.getProperty("tidings.jmh.log", "jmh.log"))
                    .build())
            .run();
    return results.stream().map(Measured::new).toList();
  }

  /** The benchmark method's name. */
  public String name() {
    String whole = run.getParams().getBenchmark();
    return whole.substring(whole.lastIndexOf('.') + 1);
  }

  public String param(String name) {
    return run.getParams().getParam(name);
  }

  /** On the processor, per event, which the load of the machine hardly touches. */
  public double cpuNanos() {
    return counted("cpuNanos") / counted("events");
  }

  /** Allocated by the measured thread, per event. */
  public double bytes() {
    return counted("bytes") / counted("events");
  }

  /** All of it, for a table. */
  public String cost() {
    return String.format(
        Locale.ROOT, "%.2f µs CPU, %.0f B; wall %s", cpuNanos() / 1000, bytes(), wall());
  }

  /** By the clock: the median over the iterations, and the least and the most. */
  public String wall() {
    Statistics wall = run.getPrimaryResult().getStatistics();
    return String.format(
        Locale.ROOT,
        "%.2f µs (%.2f–%.2f)",
        wall.getPercentile(50) / 1000,
        wall.getMin() / 1000,
        wall.getPercentile(95) / 1000);
  }

  private double counted(String name) {
    return run.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .flatMap(iteration -> iteration.getSecondaryResults().values().stream())
        .filter(counter -> counter.getLabel().equals(name))
        .mapToDouble(counter -> counter.getScore())
        .sum();
  }
}
