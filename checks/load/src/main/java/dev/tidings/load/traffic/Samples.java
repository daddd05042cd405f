package dev.tidings.load.traffic;

import java.util.Arrays;

/** Times in nanoseconds, every one of them kept up to a limit, those beyond it counted only. */
public final class Samples {
  private static final int MOST = 4_000_000;
  private static final int FIRST_ROOM = 1024;
  private static final double NANOS_PER_MILLI = 1e6;

  private long[] nanos = new long[FIRST_ROOM];
  private int kept;
  private long count;
  private boolean sorted;

  public void add(long sample) {
    count++;
    if (kept == MOST) {
      return;
    }
    if (kept == nanos.length) {
      nanos = Arrays.copyOf(nanos, Math.min(MOST, kept * 2));
    }
    nanos[kept++] = sample;
    sorted = false;
  }

  public long count() {
    return count;
  }

  /**
   * The smallest sample that at least so many per cent are not above, in milliseconds; NaN when
   * there is none.
   */
  public double millis(double percent) {
    if (kept == 0) {
      return Double.NaN;
    }
    if (!sorted) {
      Arrays.sort(nanos, 0, kept);
      sorted = true;
    }
    int rank = (int) Math.ceil(percent / 100 * kept - 1e-9);
    return nanos[Math.clamp(rank, 1, kept) - 1] / NANOS_PER_MILLI;
  }

  public double median() {
    return millis(50);
  }

  public double p99() {
    return millis(99);
  }
}
