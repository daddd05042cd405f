package dev.tidings.testkit;

import dev.tidings.event.Event;
import dev.tidings.event.TextTable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was recorded, for people who look for what was not. */
final class EventTable {
  private static final int MOST_ROWS = 40;
  private static final List<String> COLUMNS =
      List.of("type", "reason", "object", "times", "message");

  private EventTable() {}

  private record Row(String type, String reason, String object, String message) {
    static Row of(Event event) {
      return new Row(
          event.type(), event.reason(), Evidence.text(event.involvedObject()), event.message());
    }

    List<String> cells(long times) {
      return List.of(type, reason, object, String.valueOf(times), message);
    }
  }

  /** Equal events in one row, in the order in which they came; some have a mark before them. */
  static String of(Evidence evidence, List<Event> marked) {
    if (evidence.events().isEmpty()) {
      return "No event was recorded." + lost(evidence);
    }
    Map<Row, Long> rows = new LinkedHashMap<>();
    evidence
        .events()
        .forEach(event -> rows.merge(Row.of(event), (long) event.occurrences(), Long::sum));
    return "Recorded were:\n" + table(rows, marks(marked)) + lost(evidence);
  }

  private static Set<Row> marks(List<Event> marked) {
    return marked.stream().map(Row::of).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String table(Map<Row, Long> rows, Set<Row> marks) {
    List<Row> shown = rows.keySet().stream().limit(MOST_ROWS).toList();
    List<List<String>> cells = shown.stream().map(row -> row.cells(times(rows, row))).toList();
    Iterator<String> lines = new TextTable(COLUMNS).withHeadings(cells).lines().iterator();
    StringBuilder text = new StringBuilder(line("  ", lines.next()));
    shown.forEach(row -> text.append(line(marks.contains(row) ? "> " : "  ", lines.next())));
    int more = rows.size() - shown.size();
    return more == 0 ? text.toString() : text + "  and " + more + " more\n";
  }

  private static long times(Map<Row, Long> rows, Row row) {
    return rows.getOrDefault(row, 0L);
  }

  private static String line(String margin, String line) {
    return margin + line.stripTrailing() + "\n";
  }

  private static String lost(Evidence evidence) {
    return evidence.lost().isEmpty()
        ? ""
        : "\nHeld back or lost, which may be why: " + evidence.lost();
  }
}
