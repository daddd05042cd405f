package dev.tidings.load.report;

import java.util.stream.DoubleStream;

/** A scale from one value to another, by their logarithms or not. */
record Axis(double from, double to, boolean logarithmic) {
  private static final int STEPS = 5;

  /** Where a value is: 0 at the axis' beginning, 1 at its end. */
  double place(double value) {
    double place =
        logarithmic
            ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
            : (value - from) / (to - from);
    return Math.clamp(place, 0, 1);
  }

  /** Values worth a line: powers of ten, or a few equal steps. */
  double[] marks() {
    return logarithmic
        ? DoubleStream.iterate(from, mark -> mark <= to * 1.001, mark -> mark * 10).toArray()
        : DoubleStream.iterate(from, mark -> mark <= to * 1.001, mark -> mark + (to - from) / STEPS)
            .toArray();
  }
}
