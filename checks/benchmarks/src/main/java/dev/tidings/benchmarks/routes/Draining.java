package dev.tidings.benchmarks.routes;

import dev.tidings.benchmarks.Figure;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** How fast one route takes what waits to its destination. */
final class Draining {
  private static final int EVENTS = 300_000;
  private static final int MUST_PER_SECOND = 20_000;
  private static final int WARM = 100_000;
  private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

  private Draining() {}

  /**
   * Measures, and prints the figure.
   *
   * @param route what its options and its destination are, within a mapping
   */
  static void print(String what, Routed routed, String route) throws IOException {
    double perSecond = perSecond(routed, "routes:\n- {name: r, " + route + "}");
    new Figure(
            what,
            Figure.NOT_MEASURED,
            "≥ 20,000/s",
            String.format(Locale.ROOT, "%,.0f/s", perSecond),
            perSecond >= MUST_PER_SECOND)
        .print();
  }

  private static double perSecond(Routed routed, String yaml) throws IOException {
    routed.write(WARM + EVENTS);
    routed.fromTheBeginning("r");
    routed.use(yaml);
    until(routed, WARM);
    long begin = System.nanoTime();
    long before = routed.status(0).figures().delivered();
    until(routed, WARM + EVENTS);
    return (WARM + EVENTS - before) * 1e9 / (System.nanoTime() - begin);
  }

  private static void until(Routed routed, long delivered) {
    while (routed.status(0).figures().delivered() < delivered) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
  }
}
