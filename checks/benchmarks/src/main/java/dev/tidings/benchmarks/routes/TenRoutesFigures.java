package dev.tidings.benchmarks.routes;

import dev.tidings.benchmarks.Figure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** How far nine routes to files are behind 5,000 changes a second, beside a tenth that is dead. */
public final class TenRoutesFigures {
  private static final int ROUTES = 10;
  private static final int PER_SECOND = 5_000;
  private static final int SECONDS = 30;
  private static final int STEPS_PER_SECOND = 100;
  private static final double MOST_LAG_SECONDS = 1;
  private static final String DEAD =
      """
      - name: dead
        delivery: {firstPause: 100ms}
        destination: {webhook: {url: "http://127.0.0.1:1/"}}
      """;

  private TenRoutesFigures() {}

  public static void main(String[] arguments) throws IOException {
    try (var routed = new Routed()) {
      var yaml = new StringBuilder("routes:\n").append(DEAD);
      for (int i = 1; i < ROUTES; i++) {
        yaml.append(
            "- {name: r%d, destination: {file: {path: %s/out-%d.jsonl}}}%n"
                .formatted(i, routed.folder(), i));
      }
      routed.use(yaml.toString());
      run(routed, SECONDS / 3);
      long cpuBefore = cpuNanos();
      double lag = run(routed, SECONDS);
      double cpu = (cpuNanos() - cpuBefore) / 1e9 / SECONDS;
      long delivered = routed.status(1).figures().delivered();
      print(lag, cpu, delivered);
    }
  }

  /** The longest lag of the nine, in seconds. */
  private static double run(Routed routed, int seconds) {
    double longest = 0;
    long begin = System.nanoTime();
    for (int step = 1; step <= seconds * STEPS_PER_SECOND; step++) {
      routed.write(PER_SECOND / STEPS_PER_SECOND);
      long due = begin + step * (1_000_000_000L / STEPS_PER_SECOND);
      LockSupport.parkNanos(due - System.nanoTime());
      for (int i = 1; i < ROUTES; i++) {
        longest = Math.max(longest, routed.status(i).lagSeconds());
      }
    }
    return longest;
  }

  private static long cpuNanos() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime();
  }

  private static void print(double lag, double cpu, long delivered) {
    new Figure(
            "10 routes, one dead, 5,000 changes/s: the longest lag of the nine",
            Figure.NOT_MEASURED,
            "< 1 s",
            String.format(
                Locale.ROOT,
                "%.2f s in %d s, %,d delivered by each, %.2f processors, the store's writes among them",
                lag,
                SECONDS,
                delivered,
                cpu),
            lag < MOST_LAG_SECONDS)
        .print();
  }
}
