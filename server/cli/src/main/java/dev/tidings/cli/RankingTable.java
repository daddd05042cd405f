package dev.tidings.cli;

import static java.util.stream.Collectors.joining;

import dev.tidings.event.HumanDuration;
import dev.tidings.event.TerminalText;
import dev.tidings.event.TextTable;
import dev.tidings.store.Cluster;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What happened most, a line each, as a server tells it. */
final class RankingTable {
  /** From here on the change is told as a factor. */
  private static final long MANIFOLD = 10;

  private final JsonNode ranking;
  private final boolean ofObjects;
  private final boolean ofSeveralClusters;

  RankingTable(JsonNode ranking) {
    this.ranking = ranking;
    this.ofObjects = items().anyMatch(item -> item.path("object").isObject());
    this.ofSeveralClusters =
        items()
            .anyMatch(
                item -> !item.at("/object/cluster").asString(Cluster.OWN).equals(Cluster.OWN));
  }

  private Stream<JsonNode> items() {
    return StreamSupport.stream(ranking.path("items").spliterator(), false);
  }

  boolean isEmpty() {
    return items().findAny().isEmpty();
  }

  /** As {@code -o name} prints it: a line each. */
  String names() {
    return items().map(item -> TerminalText.line(name(item)) + "\n").collect(joining());
  }

  /**
   * The table, ages as of now; each line ends with a line feed.
   *
   * @param wide also how often it happened in the period before
   */
  String text(boolean wide, Palette palette, Instant now) {
    var table = new TextTable(columns(wide));
    List<JsonNode> all = items().toList();
    List<String> lines =
        table
            .withHeadings(all.stream().map(item -> cells(item, wide, now)).toList())
            .lines()
            .toList();
    var text = new StringBuilder(palette.heading(lines.getFirst())).append('\n');
    for (int i = 0; i < all.size(); i++) {
      String line = lines.get(i + 1);
      boolean warns = all.get(i).path("warnings").asLong(0) > 0;
      text.append(warns ? palette.warning(line) : line).append('\n');
    }
    return text.toString();
  }

  private List<String> columns(boolean wide) {
    var columns = new ArrayList<String>();
    if (ofSeveralClusters) {
      columns.add("Cluster");
    }
    if (ofObjects) {
      columns.add("Namespace");
    }
    columns.add(ranking.path("by").asString("value"));
    columns.add("Count");
    if (wide) {
      columns.add("Before");
    }
    columns.addAll(List.of("Change", "Warnings", "Last Seen"));
    if (ofObjects) {
      columns.addAll(List.of("Reason", "Message"));
    }
    return columns;
  }

  private List<String> cells(JsonNode item, boolean wide, Instant now) {
    var cells = new ArrayList<String>();
    JsonNode object = item.path("object");
    if (ofSeveralClusters) {
      cells.add(object.path("cluster").asString(""));
    }
    if (ofObjects) {
      cells.add(object.path("namespace").asString(""));
    }
    long count = item.path("count").asLong(0);
    long before = item.path("before").asLong(0);
    cells.add(name(item));
    cells.add(Long.toString(count));
    if (wide) {
      cells.add(Long.toString(before));
    }
    cells.add(change(count, before));
    cells.add(item.path("warnings").asString("0"));
    cells.add(HumanDuration.since(time(item.path("lastSeen").asString("")), now));
    if (ofObjects) {
      cells.add(item.path("lastReason").asString(""));
      cells.add(item.path("lastMessage").asString(""));
    }
    return cells;
  }

  private static String name(JsonNode item) {
    JsonNode object = item.path("object");
    return object.isObject()
        ? object.path("kind").asString("").toLowerCase(Locale.ROOT)
            + "/"
            + object.path("name").asString("")
        : item.path("value").asString("");
  }

  /** {@code new}, {@code x12}, {@code +50%}, {@code -7%}. */
  static String change(long count, long before) {
    if (before == 0) {
      return count == 0 ? "" : "new";
    }
    if (count >= MANIFOLD * before) {
      return "x" + Math.round((double) count / before);
    }
    return "%+d%%".formatted(Math.round(100.0 * (count - before) / before));
  }

  private static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException none) {
      return null;
    }
  }
}
