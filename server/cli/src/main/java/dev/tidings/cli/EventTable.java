package dev.tidings.cli;

import static java.util.stream.Collectors.joining;

import dev.tidings.event.EventRow;
import dev.tidings.event.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Events as {@code kubectl get events} prints them. Rows may be printed in several parts. Not safe
 * for use by several threads.
 */
final class EventTable {
  /** What most cells are no wider than; the message comes last. */
  private static final List<String> USUAL =
      List.of("9m59s", "Warning", "FailedScheduling", "pod/web-6f95fd8ffb-gfvdl", "");

  private static final List<String> USUAL_WIDE =
      List.of(
          "9m59s",
          "Warning",
          "FailedScheduling",
          "pod/web-6f95fd8ffb-gfvdl",
          "spec.containers{web}",
          "kubelet, node-10",
          "Back-off restarting failed container",
          "9m59s",
          "100",
          "");

  /** What stands in front of kubectl's columns; the time of day stands for the age, too. */
  enum Lead {
    TIME("Time", "00:00:00"),
    CLUSTER("Cluster", "cluster"),
    NAMESPACE("Namespace", "kube-system");

    private final String heading;
    private final String usual;

    Lead(String heading, String usual) {
      this.heading = heading;
      this.usual = usual;
    }
  }

  private final List<Lead> leads;
  private final boolean wide;
  private final Palette palette;
  private final TextTable table;
  private final Pattern warning;

  EventTable(List<Lead> leads, boolean wide, Palette palette) {
    this.leads = List.copyOf(leads);
    this.wide = wide;
    this.palette = palette;
    List<String> columns =
        row(
            leads.stream().map(lead -> lead.heading).toList(),
            wide ? EventRow.WIDE_COLUMNS : EventRow.COLUMNS);
    this.table = new TextTable(columns);
    this.warning =
        Pattern.compile("^((?:\\S+ +){%d})Warning\\b".formatted(columns.indexOf("Type")));
  }

  private List<String> row(List<String> leading, List<String> cells) {
    var row = new ArrayList<String>(leading);
    row.addAll(leads.contains(Lead.TIME) ? cells.subList(1, cells.size()) : cells);
    return row;
  }

  /** The headings alone, above rows that are not known yet: wide enough for most. */
  String headings(Instant now) {
    table.rows(List.of(usual()));
    return withHeadings(List.of(), now);
  }

  private List<String> usual() {
    List<String> cells = wide ? USUAL_WIDE : USUAL;
    return row(leads.stream().map(lead -> lead.usual).toList(), cells);
  }

  /** The headings with rows below them, ages as of now; each line ends with a line feed. */
  String withHeadings(List<FoundEvent> events, Instant now) {
    String text = table.withHeadings(cells(events, now));
    int end = text.indexOf('\n');
    return palette.heading(text.substring(0, end)) + "\n" + coloured(text.substring(end + 1));
  }

  /** Further rows; each line ends with a line feed. */
  String rows(List<FoundEvent> events, Instant now) {
    return coloured(table.rows(cells(events, now)));
  }

  private List<List<String>> cells(List<FoundEvent> events, Instant now) {
    return events.stream().map(event -> cells(event, now)).toList();
  }

  private List<String> cells(FoundEvent found, Instant now) {
    EventRow row = EventRow.of(found.event(), now);
    return row(
        leads.stream().map(lead -> lead(lead, found)).toList(),
        wide ? row.wideCells() : row.cells());
  }

  private static String lead(Lead lead, FoundEvent found) {
    return switch (lead) {
      case TIME -> time(found.event().lastSeen());
      case CLUSTER -> found.cluster();
      case NAMESPACE -> found.event().metadata().namespace();
    };
  }

  private static String time(@Nullable Instant seen) {
    return seen == null ? "<unknown>" : TimeOfDay.of(seen);
  }

  private String coloured(String rows) {
    String replacement = "$1" + palette.warning("Warning");
    return rows.lines()
        .map(row -> warning.matcher(row).replaceFirst(replacement) + "\n")
        .collect(joining());
  }
}
