package dev.tidings.api.fields;

import dev.tidings.codec.PathElements;
import dev.tidings.codec.Shape.Many.Identity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Merges lists whose elements are told apart. Those that are applied come in the order in which
 * they are applied, and between them those that are only there already, each as far in front as it
 * can be (structured-merge-diff, typed/merge.go, visitListItems). Used once.
 */
final class ListMerge {
  private final JsonNode live;
  private final List<String> liveElements;
  private final Map<String, JsonNode> applied = new LinkedHashMap<>();
  private final Deque<String> toApply;

  /** Those of them that are there already, and come next in this order. */
  private final Deque<String> shared;

  private final Set<String> taken = new HashSet<>();
  private final ArrayNode merged = JsonNodeFactory.instance.arrayNode();

  /** No element is applied twice. */
  ListMerge(Identity identity, JsonNode live, JsonNode applied) {
    this.live = live;
    liveElements =
        StreamSupport.stream(live.spliterator(), false)
            .map(item -> PathElements.of(item, identity))
            .toList();
    applied.forEach(item -> this.applied.put(PathElements.of(item, identity), item));
    toApply = new ArrayDeque<>(this.applied.keySet());
    shared = new ArrayDeque<>(toApply);
    shared.retainAll(new HashSet<>(liveElements));
  }

  ArrayNode merged() {
    int at = 0;
    while (at < liveElements.size() || !toApply.isEmpty()) {
      String here = at < liveElements.size() ? liveElements.get(at) : "";
      if (here.isEmpty()) {
        take();
      } else if (!applied.containsKey(here)) {
        merged.add(live.path(at++));
      } else if (here.equals(toApply.peek())) {
        take();
        at++;
      } else if (isForLater(here)) {
        at++;
      } else {
        at += taken.contains(here) ? 1 : 0;
        take();
      }
    }
    return merged;
  }

  /** Whether other elements that are there already are applied before this one. */
  private boolean isForLater(String element) {
    return !toApply.isEmpty() && !shared.isEmpty() && !shared.getFirst().equals(element);
  }

  private void take() {
    String element = toApply.poll();
    if (element != null) {
      merged.add(applied.get(element));
      taken.add(element);
      if (element.equals(shared.peek())) {
        shared.remove();
      }
    }
  }
}
