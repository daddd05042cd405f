package dev.tidings.integration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes from answers what a server chooses for itself, so that those of two can be compared. */
final class ComparableEvents {
  private static final List<String> CHOSEN = List.of("uid", "resourceVersion", "creationTimestamp");

  private ComparableEvents() {}

  /** An event without its uid, its version, and the times of its creation and its writes. */
  static JsonNode event(JsonNode event) {
    JsonNode copy = event.deepCopy();
    if (copy.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove(CHOSEN);
      for (JsonNode field : metadata.path("managedFields")) {
        ((ObjectNode) field).remove("time");
      }
    }
    return copy;
  }

  /** The events of a list, or the rows of a table, that are about some of {@code names}. */
  static ArrayNode listed(JsonNode answer, Set<String> names) {
    ArrayNode listed = JsonNodeFactory.instance.arrayNode();
    boolean table = answer.path("kind").asString("").equals("Table");
    for (JsonNode element : answer.path(table ? "rows" : "items")) {
      JsonNode event = table ? element.path("object") : element;
      if (names.contains(event.path("metadata").path("name").asString(""))) {
        listed.add(table ? row(element) : event(event));
      }
    }
    return listed;
  }

  private static JsonNode row(JsonNode row) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    copy.set("cells", row.path("cells"));
    copy.set("object", event(row.path("object")));
    return copy;
  }

  /** The first difference of two lists; ages that were asked for a moment apart are the same. */
  static Optional<Difference> difference(ArrayNode want, ArrayNode got) {
    return new JsonComparison(new Placeholders(), false, true)
        .difference(withSameAges(want, got), got, "items");
  }

  private static ArrayNode withSameAges(ArrayNode want, ArrayNode got) {
    ArrayNode same = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < want.size(); i++) {
      JsonNode row = want.get(i).deepCopy();
      if (row.path("cells") instanceof ArrayNode cells) {
        alignAges(cells, got.path(i).path("cells"));
      }
      same.add(row);
    }
    return same;
  }

  private static void alignAges(ArrayNode want, JsonNode got) {
    for (int i = 0; i < Math.min(want.size(), got.size()); i++) {
      String one = want.get(i).asString("");
      String other = got.get(i).asString("");
      if (Ages.isAge(one) && Ages.isAge(other) && Ages.close(one, other, 1)) {
        want.set(i, got.get(i));
      }
    }
  }
}
