package dev.tidings.benchmarks.routes;

import dev.tidings.benchmarks.Figure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * What a million changes take up that wait for a route. To be run in a heap of 64 MiB, in which the
 * store is too.
 */
public final class WaitingFigures {
  private static final int EVENTS = 1_000_000;
  private static final double MIB = 1 << 20;
  private static final double MOST_MIB = 64;
  private static final long BETWEEN_LOOKS_NANOS = 100_000_000;

  private WaitingFigures() {}

  public static void main(String[] arguments) throws IOException {
    try (var routed = new Routed()) {
      routed.fromTheBeginning("r");
      routed.use("routes:\n- {name: r, destination: {webhook: {url: \"http://127.0.0.1:1/\"}}}");
      routed.write(EVENTS);
      double waiting = liveMib();
      routed.use(
          "routes:\n- {name: r, destination: {file: {path: %s/out.jsonl}}}"
              .formatted(routed.folder()));
      double catchingUp = 0;
      while (routed.status(0).lagRevisions() > 0) {
        catchingUp = Math.max(catchingUp, liveMib());
        LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      }
      print(waiting, catchingUp);
    }
  }

  private static double liveMib() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }

  private static void print(double waiting, double catchingUp) {
    double all = Runtime.getRuntime().maxMemory() / MIB;
    new Figure(
            "live heap with 1,000,000 changes waiting, store and routes",
            Figure.NOT_MEASURED,
            "≤ 64 MiB",
            String.format(
                Locale.ROOT,
                "%.0f MiB while they wait, %.0f at most while they are delivered, of a heap of %.0f",
                waiting,
                catchingUp,
                all),
            Math.max(waiting, catchingUp) <= MOST_MIB)
        .print();
  }
}
