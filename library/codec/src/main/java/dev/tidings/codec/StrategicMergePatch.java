package dev.tidings.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kubernetes' strategic merge patch for events: like a merge patch, but owner references are merged
 * by uid and finalizers as a set, and members that start with {@code $} direct the merge.
 */
public final class StrategicMergePatch {
  private static final String DIRECTIVE = "$patch";
  private static final String RETAIN_KEYS = "$retainKeys";
  private static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList";
  private static final String ELEMENT_ORDER = "$setElementOrder";

  private StrategicMergePatch() {}

  /**
   * The patched event; neither argument is changed.
   *
   * @throws PatchException when the patch cannot be applied
   */
  public static ObjectNode apply(ObjectNode event, ObjectNode patch) throws PatchException {
    return merge(event.deepCopy(), (ObjectNode) GoValues.numbers(patch.deepCopy()), "");
  }

  /** Merges into the original, using up the patch. */
  static ObjectNode merge(ObjectNode original, ObjectNode patch, String path)
      throws PatchException {
    JsonNode directive = patch.get(DIRECTIVE);
    if (directive != null) {
      return directed(directive, patch);
    }
    retainKeys(original, patch);
    orderLists(original, patch, path);
    for (var member : patch.properties()) {
      String name = member.getKey();
      if (name.startsWith(DELETE_FROM_LIST)) {
        deleteFromList(original, listName(name, DELETE_FROM_LIST), member.getValue());
      } else {
        mergeMember(original, name, member.getValue(), path);
      }
    }
    return original;
  }

  private static ObjectNode directed(JsonNode directive, ObjectNode patch) throws PatchException {
    return switch (directive.asString("")) {
      case "replace" -> {
        patch.remove(DIRECTIVE);
        yield patch;
      }
      case "delete" -> patch.removeAll();
      default -> throw unknownDirective(patch);
    };
  }

  static PatchException unknownDirective(JsonNode patch) {
    return unfit(
        "unknown patch type: "
            + GoValues.print(patch.path(DIRECTIVE))
            + " in map: "
            + GoValues.print(patch));
  }

  private static void mergeMember(ObjectNode original, String name, JsonNode change, String path)
      throws PatchException {
    JsonNode before = original.get(name);
    String memberPath = path.isEmpty() ? name : path + "." + name;
    if (change.isNull()) {
      original.remove(name);
    } else if (before instanceof ObjectNode object && change instanceof ObjectNode changes) {
      original.set(name, merge(object, changes, memberPath));
    } else if (before instanceof ArrayNode list && change instanceof ArrayNode changes) {
      original.set(name, MergeList.at(memberPath).merge(list, changes));
    } else if (isDirective(change)) {
      original.remove(name);
    } else {
      original.set(name, withoutDirectives(MergePatch.withoutNulls(change)));
    }
  }

  private static void deleteFromList(ObjectNode original, String name, JsonNode change)
      throws PatchException {
    if (change.isNull()) {
      original.remove(name);
    } else if (original.get(name) instanceof ArrayNode list
        && change instanceof ArrayNode deleted) {
      MergeList.requireSameKind(list, deleted);
      var elements = new HashSet<JsonNode>();
      deleted.forEach(elements::add);
      list.removeIf(elements::contains);
    }
  }

  private static void retainKeys(ObjectNode original, ObjectNode patch) throws PatchException {
    JsonNode keys = patch.remove(RETAIN_KEYS);
    if (keys == null) {
      return;
    }
    var retained = new ArrayList<String>();
    keys.forEach(key -> retained.add(key.asString("")));
    boolean listed =
        patch.properties().stream()
            .filter(member -> !member.getValue().isNull())
            .map(member -> member.getKey())
            .filter(name -> !name.startsWith(DELETE_FROM_LIST) && !name.startsWith(ELEMENT_ORDER))
            .allMatch(retained::contains);
    if (!keys.isArray() || !listed) {
      throw malformed("invalid patch format of retainKeys");
    }
    original.retain(retained);
  }

  private static void orderLists(ObjectNode original, ObjectNode patch, String path)
      throws PatchException {
    for (String directive : List.copyOf(patch.propertyNames())) {
      if (directive.startsWith(ELEMENT_ORDER)) {
        JsonNode order = patch.remove(directive);
        String name = listName(directive, ELEMENT_ORDER);
        orderList(original, patch, name, order, path.isEmpty() ? name : path + "." + name);
      }
    }
  }

  private static void orderList(
      ObjectNode original, ObjectNode patch, String name, JsonNode order, String listPath)
      throws PatchException {
    if (!order.isArray() || isNoList(original.get(name)) || isNoList(patch.get(name))) {
      throw unfit("expected a list in " + ELEMENT_ORDER + "/" + name);
    }
    var before = (ArrayNode) original.get(name);
    var changes = (ArrayNode) patch.remove(name);
    if (before == null && changes == null) {
      return;
    }
    original.set(name, MergeList.at(listPath).mergeInOrder(before, changes, (ArrayNode) order));
  }

  private static boolean isNoList(@Nullable JsonNode node) {
    return node != null && !node.isArray();
  }

  private static String listName(String directive, String prefix) throws PatchException {
    if (!directive.startsWith(prefix + "/")) {
      throw malformed(
          "invalid patch format of "
              + (prefix.equals(ELEMENT_ORDER) ? "setElementOrder list" : "primitive list"));
    }
    return directive.substring(prefix.length() + 1);
  }

  private static boolean isDirective(JsonNode value) {
    return value.isObject() && value.has(DIRECTIVE);
  }

  /** What is added as a whole has no use for what directs a merge. */
  static JsonNode withoutDirectives(JsonNode value) {
    if (value instanceof ObjectNode object) {
      object.removeIf(StrategicMergePatch::isDirective);
    } else if (value instanceof ArrayNode array) {
      array.removeIf(StrategicMergePatch::isDirective);
    }
    value.forEach(StrategicMergePatch::withoutDirectives);
    return value;
  }

  static PatchException malformed(String why) {
    return new PatchException(PatchException.Failure.MALFORMED, why);
  }

  static PatchException unfit(String why) {
    return new PatchException(PatchException.Failure.UNKNOWN_DIRECTIVE, why);
  }
}
