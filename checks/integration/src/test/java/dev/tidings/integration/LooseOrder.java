package dev.tidings.integration;

import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes from documents what their recording says is free, before they are compared. */
final class LooseOrder {
  private LooseOrder() {}

  /** A Status whose messages only have to be there. */
  static JsonNode withoutMessages(JsonNode status) {
    if (status.isArray()) {
      ArrayNode loose = JsonNodeFactory.instance.arrayNode();
      status.forEach(value -> loose.add(withoutMessages(value)));
      return loose;
    }
    if (!status.isObject()) {
      return status;
    }
    ObjectNode loose = JsonNodeFactory.instance.objectNode();
    status
        .properties()
        .forEach(
            p -> {
              boolean message = p.getKey().equals("message");
              loose.set(
                  p.getKey(), message ? isThere(p.getValue()) : withoutMessages(p.getValue()));
            });
    return loose;
  }

  private static JsonNode isThere(JsonNode message) {
    return JsonNodeFactory.instance.booleanNode(!message.asString("").isEmpty());
  }

  /** A Status with its causes in one order, whatever order they came in. */
  static JsonNode withSortedCauses(JsonNode status) {
    JsonNode causes = status.path("details").path("causes");
    if (!causes.isArray()) {
      return status;
    }
    ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
    sorted.addAll(causes.valueStream().sorted(Comparator.comparing(JsonNode::toString)).toList());
    ObjectNode copy = (ObjectNode) status.deepCopy();
    ((ObjectNode) copy.path("details")).set("causes", sorted);
    return copy;
  }

  /** Watch lines of each object together: the order in which objects expire is not defined. */
  static List<JsonNode> byObject(List<JsonNode> lines) {
    return lines.stream()
        .sorted(
            Comparator.comparing(
                line -> line.path("object").path("metadata").path("name").asString("")))
        .toList();
  }
}
