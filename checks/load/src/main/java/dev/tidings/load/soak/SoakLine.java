package dev.tidings.load.soak;

import dev.tidings.load.traffic.Kind;
import dev.tidings.load.traffic.Samples;
import dev.tidings.load.traffic.Tally;
import java.util.Locale;

/** What one line of the report says. */
record SoakLine(
    double writesPerSecond,
    double writeP99,
    double listP99,
    double lagP99,
    long live,
    double walkSeconds,
    double mebibytes,
    double diskMegabytes) {
  static SoakLine of(Tally writes, Tally lists, Samples lags, Standing standing) {
    return new SoakLine(
        writes.perSecond(),
        Math.max(zeroForNone(writes, Kind.CREATE), zeroForNone(writes, Kind.PATCH)),
        zeroForNone(lists, Kind.LIST),
        lags.p99(),
        standing.live(),
        standing.walkSeconds(),
        standing.mebibytes(),
        standing.diskMegabytes());
  }

  /** What there is at the end of a line's time. */
  record Standing(long live, double walkSeconds, double mebibytes, double diskMegabytes) {}

  private static double zeroForNone(Tally tally, Kind kind) {
    Samples samples = tally.latencies(kind);
    return samples.count() == 0 ? 0 : samples.p99();
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%,.0f writes/s, p99 %.1f ms; lists p99 %.1f ms; watch lag p99 %.1f ms; %,d events, read in"
            + " pages in %.2f s; %.0f MiB resident, %.0f MB on disk",
        writesPerSecond,
        writeP99,
        listP99,
        lagP99,
        live,
        walkSeconds,
        mebibytes,
        diskMegabytes);
  }
}
