package dev.tidings.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Aligns text whose cells end with tabs, as Go's text/tabwriter does it for kubectl.
 *
 * <p>A column is a run of adjacent lines that have a cell there; what follows a line's last tab is
 * no cell and never padded. Every character counts as one place, however wide a terminal draws it.
 */
final class TabText {
  private final int minWidth;
  private final int padding;
  private final Widths widths;

  /** How wide a column becomes, given how wide its cells make it. */
  interface Widths {
    int width(int column, int needed);
  }

  /**
   * Makes an aligner.
   *
   * @param minWidth the least width of a column, padding included
   * @param padding blanks after the longest cell of a column
   */
  TabText(int minWidth, int padding, Widths widths) {
    this.minWidth = minWidth;
    this.padding = padding;
    this.widths = widths;
  }

  String align(String text) {
    // A form feed ends a line, and no column goes on behind it.
    List<String> pages = Stream.of(text.split("\f", -1)).map(this::alignPage).toList();
    return String.join("\n", pages);
  }

  private String alignPage(String page) {
    List<Line> lines = Stream.of(page.split("\n", -1)).map(Line::new).toList();
    // Only lines that have a column are looked at for the next, so the time is that of the cells.
    List<List<Line>> runs = List.of(lines);
    for (int column = 0; !runs.isEmpty(); column++) {
      runs = runsWith(column, runs);
      for (List<Line> run : runs) {
        alignColumn(column, run);
      }
    }
    return String.join("\n", lines.stream().map(Line::text).toList());
  }

  /** The runs of adjacent lines that have a column, within runs that have the columns before it. */
  private static List<List<Line>> runsWith(int column, List<List<Line>> before) {
    List<List<Line>> runs = new ArrayList<>();
    for (List<Line> outer : before) {
      boolean going = false;
      for (Line line : outer) {
        boolean has = column < line.padded.length;
        if (has && !going) {
          runs.add(new ArrayList<>());
        }
        if (has) {
          runs.get(runs.size() - 1).add(line);
        }
        going = has;
      }
    }
    return runs;
  }

  private void alignColumn(int column, List<Line> run) {
    int longest = run.stream().mapToInt(line -> characters(line.padded[column])).max().orElse(0);
    int width = widths.width(column, Math.max(minWidth, longest + padding));
    for (Line line : run) {
      String cell = line.padded[column];
      line.padded[column] = cell + " ".repeat(width - characters(cell));
    }
  }

  private static int characters(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** A line's cells, padded column by column, and what follows them. */
  private static final class Line {
    private final String[] padded;
    private final String rest;

    Line(String line) {
      String[] parts = line.split("[\t\u000b]", -1);
      this.padded = Arrays.copyOf(parts, parts.length - 1);
      this.rest = parts[parts.length - 1];
    }

    String text() {
      return String.join("", padded) + rest;
    }
  }
}
