package dev.tidings.integration;

import dev.tidings.event.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Prints a Table that a server answered, as kubectl does. */
final class TableText {
  private TableText() {}

  /** The lines of the columns up to a priority: 0 for the usual ones, 1 for {@code -o wide}. */
  static List<String> lines(JsonNode table, int priority) {
    JsonNode columns = table.path("columnDefinitions");
    int[] shown =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).path("priority").intValue() <= priority)
            .toArray();
    List<String> names =
        IntStream.of(shown).mapToObj(i -> columns.get(i).path("name").stringValue()).toList();
    var rows = new ArrayList<List<String>>();
    for (JsonNode row : table.path("rows")) {
      rows.add(IntStream.of(shown).mapToObj(i -> row.path("cells").get(i).asString("")).toList());
    }
    return new TextTable(names).withHeadings(rows).lines().map(String::stripTrailing).toList();
  }
}
