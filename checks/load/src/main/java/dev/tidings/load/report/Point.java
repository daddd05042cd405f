package dev.tidings.load.report;

/** A place in a chart, in the axes' own units. */
record Point(double x, double y) {}
