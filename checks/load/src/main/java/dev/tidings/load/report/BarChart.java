package dev.tidings.load.report;

import java.util.List;
import java.util.Locale;

/** Groups of bars, each bar with its value over it. */
final class BarChart {
  private static final double GROUP_FILLED = 0.6;
  private static final int MOST_SERIES = 2;

  private final Svg svg;
  private final List<String> groups;
  private int series;

  BarChart(String title, Axis vertical, List<String> groups) {
    this.svg = new Svg(title, vertical);
    this.groups = groups;
    for (int i = 0; i < groups.size(); i++) {
      svg.text(
          left(i) + groupWidth() / 2,
          Svg.HEIGHT - Svg.BOTTOM + 22,
          "mark",
          "middle",
          groups.get(i));
    }
  }

  private double groupWidth() {
    return (double) (Svg.WIDTH - Svg.LEFT - Svg.RIGHT) / groups.size();
  }

  private double left(int group) {
    return Svg.LEFT + group * groupWidth();
  }

  /** Adds a bar to each group; two can be added. */
  BarChart with(String name, double... values) {
    double width = groupWidth() * GROUP_FILLED / MOST_SERIES;
    svg.legend(series, name);
    for (int i = 0; i < values.length; i++) {
      double x = left(i) + groupWidth() * (1 - GROUP_FILLED) / 2 + series * width;
      double y = svg.y(values[i]);
      svg.add(
          String.format(
              Locale.ROOT,
              "<rect class=\"s%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>",
              series,
              x + 2,
              y,
              width - 4,
              Svg.HEIGHT - Svg.BOTTOM - y));
      svg.text(x + width / 2, y - 6, "value", "middle", Numbers.text(values[i]));
    }
    series++;
    return this;
  }

  String svg() {
    return svg.end();
  }
}
