package dev.tidings.event;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table as kubectl prints it: headings in capitals, columns three blanks apart.
 *
 * <p>Rows may be printed in several parts, as a watch does; columns never get narrower. Not safe
 * for use by several threads.
 */
public final class TextTable {
  private static final int MIN_WIDTH = 6;
  private static final int PADDING = 3;

  private final List<String> columns;
  private final List<Integer> widest = new ArrayList<>();
  private final TabText tabs = new TabText(MIN_WIDTH, PADDING, this::remember);

  public TextTable(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /** The headings with rows below them; each line ends with a line feed. */
  public String withHeadings(List<List<String>> rows) {
    List<String> headings = columns.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
    return tabs.align(line(headings) + lines(rows));
  }

  /** Further rows; each line ends with a line feed. */
  public String rows(List<List<String>> rows) {
    return tabs.align(lines(rows));
  }

  private static String lines(List<List<String>> rows) {
    return rows.stream().map(TextTable::line).collect(joining());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(TextTable::firstLine).collect(joining("\t", "", "\n"));
  }

  /** A table has no room for more than a cell's first line. */
  private static String firstLine(String cell) {
    String first = cell.split("[\f\n\r]", 2)[0];
    String shown = first.length() < cell.length() ? first + "..." : first;
    return TerminalText.escaped(shown);
  }

  private int remember(int column, int needed) {
    if (column == widest.size()) {
      widest.add(needed);
    } else {
      widest.set(column, Math.max(widest.get(column), needed));
    }
    return widest.get(column);
  }
}
