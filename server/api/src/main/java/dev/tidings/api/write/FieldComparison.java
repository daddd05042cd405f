package dev.tidings.api.write;

import dev.tidings.codec.KubernetesJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two versions of an event, field by field, by the rules of Kubernetes' schema
 * of events: references to objects are one field, other objects and maps are taken apart, owner
 * references are told apart by uid, finalizers are a set.
 */
final class FieldComparison {
  /** Objects that are one field each. */
  private static final Set<String> WHOLE = Set.of("f:involvedObject", "f:regarding", "f:related");

  /** What no manager can own. */
  private static final Set<String> NEVER_OWNED =
      Set.of(
          "f:apiVersion",
          "f:kind",
          "f:metadata/f:name",
          "f:metadata/f:namespace",
          "f:metadata/f:creationTimestamp",
          "f:metadata/f:selfLink",
          "f:metadata/f:uid",
          "f:metadata/f:generation",
          "f:metadata/f:managedFields",
          "f:metadata/f:resourceVersion");

  private final Deque<String> path = new ArrayDeque<>();
  private final FieldSetBuilder changed = new FieldSetBuilder();
  private final FieldSetBuilder removed = new FieldSetBuilder();

  private FieldComparison() {}

  /** Compares two events in the form of one API group. */
  static FieldComparison of(JsonNode before, JsonNode after) {
    var comparison = new FieldComparison();
    comparison.members(objectMembers(before), objectMembers(after));
    return comparison;
  }

  /** Fields that are new, or have another value than before. */
  FieldSet changed() {
    return changed.build();
  }

  /** Fields that are not there any more. */
  FieldSet removed() {
    return removed.build();
  }

  private void compare(@Nullable JsonNode before, @Nullable JsonNode after) {
    String joined = String.join("/", path);
    if (NEVER_OWNED.contains(joined)) {
      return;
    }
    Map<String, JsonNode> membersBefore = members(joined, before);
    Map<String, JsonNode> membersAfter = members(joined, after);
    if (membersBefore.isEmpty() && membersAfter.isEmpty()) {
      note(before, after, before != null && after != null && !before.equals(after));
    } else {
      members(membersBefore, membersAfter);
      note(before, after, false);
    }
  }

  private void members(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    Set<String> elements = new LinkedHashSet<>(before.keySet());
    elements.addAll(after.keySet());
    for (String element : elements) {
      path.addLast(element);
      compare(before.get(element), after.get(element));
      path.removeLast();
    }
  }

  private void note(@Nullable JsonNode before, @Nullable JsonNode after, boolean differs) {
    if (before == null || differs) {
      changed.add(path);
    } else if (after == null) {
      removed.add(path);
    }
  }

  /** What a value is taken apart into; nothing for a value that is one field. */
  private static Map<String, JsonNode> members(String path, @Nullable JsonNode value) {
    if (value == null || WHOLE.contains(path)) {
      return Map.of();
    }
    if (value.isArray()) {
      return listMembers(path, value);
    }
    return value.isObject() && !path.startsWith("f:metadata/f:ownerReferences/")
        ? objectMembers(value)
        : Map.of();
  }

  private static Map<String, JsonNode> objectMembers(JsonNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    for (var property : object.properties()) {
      members.put("f:" + property.getKey(), property.getValue());
    }
    return members;
  }

  private static Map<String, JsonNode> listMembers(String path, JsonNode list) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    for (JsonNode item : list) {
      String element =
          path.equals("f:metadata/f:ownerReferences")
              ? "k:{\"uid\":" + text(item.path("uid")) + "}"
              : "v:" + text(item);
      members.put(element, item);
    }
    return members;
  }

  private static String text(JsonNode value) {
    return new String(KubernetesJson.bytes(value), StandardCharsets.UTF_8);
  }
}
