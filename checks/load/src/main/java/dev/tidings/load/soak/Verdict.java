package dev.tidings.load.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Judges a soak: its errors, and whether its second third and its last one are alike. */
final class Verdict {
  private static final int FEWEST_LINES = 9;
  private static final double MEMORY_GROWTH = 1.2;
  private static final double DISK_GROWTH = 1.25;
  private static final double P99_GROWTH = 2;
  private static final double SLACK_MEBIBYTES = 32;
  private static final double SLACK_MILLIS = 10;

  private final List<String> broken = new ArrayList<>();

  /** Nothing of this kind may have happened. */
  void none(String what, long times) {
    if (times > 0) {
      broken.add(what + ": " + times);
    }
  }

  void memoryDiskAndLatenciesAreFlat(List<SoakLine> lines) {
    flat("resident memory (MiB)", lines, SoakLine::mebibytes, MEMORY_GROWTH, SLACK_MEBIBYTES);
    flat("disk (MB)", lines, SoakLine::diskMegabytes, DISK_GROWTH, SLACK_MEBIBYTES);
    flat("p99 of writes (ms)", lines, SoakLine::writeP99, P99_GROWTH, SLACK_MILLIS);
    flat("p99 of lists (ms)", lines, SoakLine::listP99, P99_GROWTH, SLACK_MILLIS);
    flat("live events", lines, SoakLine::live, DISK_GROWTH, 0);
  }

  /** The median of the last third is not much above that of the third before. */
  private void flat(
      String what,
      List<SoakLine> lines,
      ToDoubleFunction<SoakLine> figure,
      double growth,
      double slack) {
    int third = lines.size() / 3;
    if (lines.size() < FEWEST_LINES) {
      return;
    }
    double before = median(lines.subList(third, 2 * third), figure);
    double last = median(lines.subList(2 * third, lines.size()), figure);
    if (last > before * growth + slack) {
      broken.add(String.format(Locale.ROOT, "%s grew from %.1f to %.1f", what, before, last));
    }
  }

  private static double median(List<SoakLine> lines, ToDoubleFunction<SoakLine> figure) {
    double[] sorted = lines.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** What is wrong; empty when all is well. */
  List<String> broken() {
    return broken;
  }
}
