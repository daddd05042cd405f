package dev.tidings.load.report;

import java.util.Locale;

/**
 * A drawing: a frame with a title, horizontal lines and a legend, and what a chart puts in it. Its
 * colours follow the reader's choice of light or dark.
 */
final class Svg {
  static final int WIDTH = 720;
  static final int HEIGHT = 340;
  static final int LEFT = 70;
  static final int RIGHT = 20;
  static final int TOP = 74;
  static final int BOTTOM = 40;

  private static final int LEGEND_Y = 50;
  private static final int LETTER = 7;
  private static final String STYLE =
      """
      <style>
        text { font: 13px system-ui, sans-serif; fill: #4b5563 }
        .title { font-size: 15px; font-weight: 600; fill: #111827 }
        .value { font-weight: 600; fill: #111827 }
        .line { stroke: #9ca3af; stroke-opacity: .35 }
        .s0 { fill: #d97706; stroke: #d97706 } .s1 { fill: #2563eb; stroke: #2563eb }
        .s2 { fill: #b91c1c; stroke: #b91c1c } .s3 { fill: #0d9488; stroke: #0d9488 }
        .curve { fill: none; stroke-width: 2.5 }
        @media (prefers-color-scheme: dark) {
          text { fill: #9ca3af } .title, .value { fill: #f3f4f6 }
          .s0 { fill: #f59e0b; stroke: #f59e0b } .s1 { fill: #60a5fa; stroke: #60a5fa }
          .s2 { fill: #f87171; stroke: #f87171 } .s3 { fill: #2dd4bf; stroke: #2dd4bf }
        }
      </style>
      """;

  private final StringBuilder drawn = new StringBuilder();
  private final Axis vertical;
  private int legendX = LEFT;

  Svg(String title, Axis vertical) {
    this.vertical = vertical;
    add(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
            WIDTH,
            HEIGHT,
            WIDTH,
            HEIGHT));
    drawn.append(STYLE);
    text(LEFT, 24, "title", "start", title);
    for (double mark : vertical.marks()) {
      add(
          String.format(
              Locale.ROOT,
              "<line class=\"line\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
              LEFT,
              WIDTH - RIGHT,
              y(mark),
              y(mark)));
      text(LEFT - 8, y(mark) + 4, "mark", "end", Numbers.text(mark));
    }
  }

  /** Adds an element that is written already. */
  void add(String element) {
    drawn.append(element).append('\n');
  }

  void text(double x, double y, String style, String anchor, String text) {
    add(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            style,
            x,
            y,
            anchor,
            text));
  }

  /** Names what is drawn in a colour. */
  void legend(int series, String name) {
    add(
        String.format(
            Locale.ROOT,
            "<rect class=\"s%d\" x=\"%d\" y=\"%d\" width=\"11\" height=\"11\" rx=\"2\"/>",
            series,
            legendX,
            LEGEND_Y - 10));
    text(legendX + 17, LEGEND_Y, "mark", "start", name);
    legendX += 17 + LETTER * name.length() + 14;
  }

  /** A value's height in the drawing. */
  double y(double value) {
    return HEIGHT - BOTTOM - vertical.place(value) * (HEIGHT - BOTTOM - TOP);
  }

  String end() {
    return drawn.append("</svg>\n").toString();
  }
}
