package dev.tidings.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a strategic merge patch changes one list of an event.
 *
 * @param key the member that tells elements apart; empty in a list of strings
 */
record MergeList(Strategy strategy, String key, String path) {
  /** Whether what a patch gives is merged into what is there. */
  enum Strategy {
    MERGE,
    REPLACE
  }

  static MergeList at(String path) {
    return switch (path) {
      case "metadata.ownerReferences" -> new MergeList(Strategy.MERGE, "uid", path);
      case "metadata.finalizers" -> new MergeList(Strategy.MERGE, "", path);
      default -> new MergeList(Strategy.REPLACE, "", path);
    };
  }

  ArrayNode merge(ArrayNode before, ArrayNode changes) throws PatchException {
    if (strategy == Strategy.REPLACE) {
      return changes;
    }
    requireSameKind(before, changes);
    if (!isObject(before) && !isObject(changes)) {
      var union = new LinkedHashSet<JsonNode>();
      before.forEach(union::add);
      changes.forEach(union::add);
      return ordered(union, changes, before);
    }
    var kept = before.deepCopy();
    var others = carriedOut(kept, changes);
    return ordered(mergeElements(kept, others), others, kept);
  }

  /** Carries out the directives among the changes, and answers the other changes. */
  private ArrayNode carriedOut(ArrayNode kept, ArrayNode changes) throws PatchException {
    var others = JsonNodeFactory.instance.arrayNode();
    var deleted = new HashSet<JsonNode>();
    boolean replace = false;
    for (JsonNode change : changes) {
      JsonNode directive = change.get("$patch");
      switch (directive == null ? "" : directive.asString("?")) {
        case "" -> others.add(change);
        case "delete" -> deleted.add(keyOf(change));
        case "replace" -> replace = true;
        case "merge" ->
            throw StrategicMergePatch.unfit("merging lists cannot yet be specified in the patch");
        default -> throw StrategicMergePatch.unknownDirective(change);
      }
    }
    kept.removeIf(element -> deleted.contains(element.path(key)));
    if (replace) {
      kept.removeAll().addAll(others);
      others.removeAll();
    }
    return others;
  }

  private Collection<JsonNode> mergeElements(ArrayNode kept, ArrayNode changes)
      throws PatchException {
    var merged = new LinkedHashMap<JsonNode, JsonNode>();
    for (JsonNode element : kept) {
      merged.putIfAbsent(keyOf(element), element);
    }
    for (JsonNode change : changes) {
      JsonNode before = merged.get(keyOf(change));
      merged.put(
          keyOf(change),
          before == null
              ? change
              : StrategicMergePatch.merge((ObjectNode) before, (ObjectNode) change, path + "[]"));
    }
    return merged.values();
  }

  private JsonNode keyOf(JsonNode element) throws PatchException {
    JsonNode value = element.get(key);
    if (value == null) {
      throw StrategicMergePatch.unfit(
          "map: " + GoValues.print(element) + " does not contain declared merge key: " + key);
    }
    return value;
  }

  /**
   * Merges, and puts the elements into the order that the patch asks for.
   *
   * @param before the list as it is; null when there is none
   * @param changes the list in the patch; null when the patch has only the order
   */
  ArrayNode mergeInOrder(@Nullable ArrayNode before, @Nullable ArrayNode changes, ArrayNode order)
      throws PatchException {
    ArrayNode server = before == null ? JsonNodeFactory.instance.arrayNode() : before;
    if (changes == null) {
      return ordered(list(server), order, server);
    }
    requireOrder(changes, order);
    var merged =
        before == null ? StrategicMergePatch.withoutDirectives(changes) : merge(before, changes);
    return ordered(list(merged), order, server);
  }

  private static List<JsonNode> list(JsonNode array) {
    return array.valueStream().toList();
  }

  private void requireOrder(ArrayNode changes, ArrayNode order) throws PatchException {
    if (order.isEmpty()) {
      return;
    }
    int next = 0;
    for (JsonNode change : changes) {
      if (change.has("$patch")) {
        continue;
      }
      while (next < order.size() && !identity(order.get(next)).equals(identity(change))) {
        next++;
      }
      if (next++ == order.size()) {
        throw StrategicMergePatch.unfit(
            "The order in patch list:\n"
                + GoValues.print(changes)
                + "\n doesn't match $setElementOrder list:\n"
                + GoValues.print(order)
                + "\n");
      }
    }
  }

  /**
   * The elements that the patch names in its order, and between them those that only the server
   * has, each before the first one that followed it.
   */
  private ArrayNode ordered(
      Collection<JsonNode> elements, ArrayNode patchOrder, ArrayNode serverOrder) {
    var inPatch = places(patchOrder);
    var onServer = places(serverOrder);
    var named = new ArrayList<JsonNode>();
    var serverOnly = new ArrayDeque<JsonNode>();
    for (JsonNode element : elements) {
      (inPatch.containsKey(identity(element)) ? named : serverOnly).add(element);
    }
    named.sort(Comparator.comparing(element -> inPatch.getOrDefault(identity(element), 0)));
    var all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : named) {
      int place = onServer.getOrDefault(identity(element), -1);
      while (!serverOnly.isEmpty()
          && onServer.getOrDefault(identity(serverOnly.element()), place) < place) {
        all.add(serverOnly.remove());
      }
      all.add(element);
    }
    return all.addAll(serverOnly);
  }

  private Map<JsonNode, Integer> places(ArrayNode order) {
    var places = new HashMap<JsonNode, Integer>();
    for (JsonNode element : order) {
      places.putIfAbsent(identity(element), places.size());
    }
    return places;
  }

  private JsonNode identity(JsonNode element) {
    return key.isEmpty() ? element : element.path(key);
  }

  private static boolean isObject(ArrayNode list) {
    return list.path(0).isObject();
  }

  static void requireSameKind(ArrayNode one, ArrayNode other) throws PatchException {
    long kinds =
        List.of(one, other).stream()
            .flatMap(list -> list.valueStream())
            .map(JsonNode::getNodeType)
            .distinct()
            .count();
    if (kinds > 1) {
      throw StrategicMergePatch.unfit(
          "list element types are not identical: ["
              + GoValues.print(one)
              + " "
              + GoValues.print(other)
              + "]");
    }
  }
}
