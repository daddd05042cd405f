package dev.tidings.api.fields;

import dev.tidings.codec.EventShapes;
import dev.tidings.codec.Shape;
import dev.tidings.event.ApiGroup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two versions of an event, field by field, by the rules of Kubernetes' schema
 * of events: references to objects are one field, other objects and maps are taken apart, owner
 * references are told apart by uid, finalizers are a set (structured-merge-diff, typed/compare.go).
 */
final class FieldComparison {
  private final Deque<String> path = new ArrayDeque<>();
  private final FieldSetBuilder changed = new FieldSetBuilder();
  private final FieldSetBuilder removed = new FieldSetBuilder();

  private FieldComparison() {}

  /** Compares two events in the form of one API group. */
  static FieldComparison of(JsonNode before, JsonNode after, ApiGroup group) {
    var comparison = new FieldComparison();
    comparison.compare(EventShapes.of(group), before, after);
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

  private void compare(Shape shape, @Nullable JsonNode before, @Nullable JsonNode after) {
    Map<String, List<JsonNode>> partsBefore = OwnableParts.of(shape, before);
    Map<String, List<JsonNode>> partsAfter = OwnableParts.of(shape, after);
    compareParts(shape, partsBefore, partsAfter);
    boolean isLeaf = partsBefore.isEmpty() && partsAfter.isEmpty();
    if (before == null || (isLeaf && after != null && !JsonEquality.same(before, after))) {
      changed.add(path);
    } else if (after == null) {
      removed.add(path);
    }
  }

  private void compareParts(
      Shape whole, Map<String, List<JsonNode>> before, Map<String, List<JsonNode>> after) {
    Set<String> elements = new LinkedHashSet<>(before.keySet());
    elements.addAll(after.keySet());
    for (String element : elements) {
      path.addLast(element);
      compareAll(
          OwnableParts.shape(whole, element),
          before.getOrDefault(element, List.of()),
          after.getOrDefault(element, List.of()));
      path.removeLast();
    }
  }

  /** Compares what is at one path; elements of a list that share it are compared together. */
  private void compareAll(Shape shape, List<JsonNode> before, List<JsonNode> after) {
    boolean sharedBefore = before.size() > 1;
    boolean sharedAfter = after.size() > 1;
    if (!sharedBefore && !sharedAfter) {
      compare(shape, first(before), first(after));
    } else if (sharedBefore && sharedAfter) {
      if (!before.equals(after)) {
        changed.add(path);
      }
    } else if (sharedBefore) {
      removed.add(path);
      if (!after.isEmpty()) {
        compare(shape, null, first(after));
      }
    } else {
      changed.add(path);
    }
  }

  private static @Nullable JsonNode first(List<JsonNode> values) {
    return values.isEmpty() ? null : values.get(0);
  }
}
