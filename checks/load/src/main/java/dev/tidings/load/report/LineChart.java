package dev.tidings.load.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lines through points, each point with its value over it. */
final class LineChart {
  /** The fourth line's values stand under it: the third's may be right above. */
  private static final int LAST = 3;

  private static final int BELOW = 20;

  private final Svg svg;
  private final Axis horizontal;
  private int series;

  LineChart(String title, Axis horizontal, Axis vertical) {
    this.svg = new Svg(title, vertical);
    this.horizontal = horizontal;
    for (double mark : horizontal.marks()) {
      svg.text(x(mark), Svg.HEIGHT - Svg.BOTTOM + 22, "mark", "middle", Numbers.text(mark));
    }
  }

  private double x(double value) {
    // Room for half a label at both ends.
    int from = Svg.LEFT + 30;
    int to = Svg.WIDTH - Svg.RIGHT - 40;
    return from + horizontal.place(value) * (to - from);
  }

  /** Adds a line; four can be added. */
  LineChart with(String name, List<Point> points) {
    svg.legend(series, name);
    svg.add(
        String.format(
            Locale.ROOT,
            "<polyline class=\"s%d curve\" style=\"fill:none\" points=\"%s\"/>",
            series,
            points.stream()
                .map(
                    point ->
                        String.format(Locale.ROOT, "%.1f,%.1f", x(point.x()), svg.y(point.y())))
                .collect(Collectors.joining(" "))));
    for (Point point : points) {
      double x = x(point.x());
      double y = svg.y(point.y());
      svg.add(
          String.format(
              Locale.ROOT,
              "<circle class=\"s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
              series,
              x,
              y));
      svg.text(x, series == LAST ? y + BELOW : y - 9, "value", "middle", Numbers.text(point.y()));
    }
    series++;
    return this;
  }

  String svg() {
    return svg.end();
  }
}
