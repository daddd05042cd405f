package dev.tidings.benchmarks.routes;

import dev.tidings.benchmarks.Figure;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** How fast a route takes what waits to a file, each batch on disk before the next. */
public final class FileFigures {
  private static final int EVENTS = 300_000;
  private static final int MUST_PER_SECOND = 20_000;
  private static final int WARM = 100_000;
  private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

  private FileFigures() {}

  public static void main(String[] arguments) throws IOException {
    print("to a file, batches of 500 (usual)", "");
    print("to a file, batches of 100", "delivery: {batch: 100}, ");
    print(
        "to a file, four fields each",
        "shape: {fields: {what: reason, who: involvedObject.name, text: message, times: count}}, ");
  }

  private static void print(String what, String options) throws IOException {
    double perSecond = perSecond(options);
    new Figure(
            what,
            Figure.NOT_MEASURED,
            "≥ 20,000/s",
            String.format(Locale.ROOT, "%,.0f/s", perSecond),
            perSecond >= MUST_PER_SECOND)
        .print();
  }

  private static double perSecond(String options) throws IOException {
    try (var routed = new Routed()) {
      routed.write(WARM + EVENTS);
      routed.fromTheBeginning("r");
      routed.use(
          "routes:\n- {name: r, %sdestination: {file: {path: %s}}}"
              .formatted(options, routed.folder().resolve("out.jsonl")));
      until(routed, WARM);
      long begin = System.nanoTime();
      long before = routed.status(0).figures().delivered();
      until(routed, WARM + EVENTS);
      return (WARM + EVENTS - before) * 1e9 / (System.nanoTime() - begin);
    }
  }

  private static void until(Routed routed, long delivered) {
    while (routed.status(0).figures().delivered() < delivered) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
  }
}
