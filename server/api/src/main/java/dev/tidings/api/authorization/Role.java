package dev.tidings.api.authorization;

import dev.tidings.api.query.LabelSelector;
import java.util.List;
import java.util.Map;

/**
 * A Role or a ClusterRole.
 *
 * @param aggregated which roles of the cluster this one is made of; where there are some, it has no
 *     rules of its own
 */
record Role(
    ScopedName name,
    Map<String, String> labels,
    List<PolicyRule> rules,
    List<LabelSelector> aggregated) {
  Role {
    labels = Map.copyOf(labels);
    rules = List.copyOf(rules);
    aggregated = List.copyOf(aggregated);
  }

  boolean aggregates(Role other) {
    return other.name().ofCluster()
        && aggregated.stream().anyMatch(selector -> selector.matches(other.labels()));
  }
}
