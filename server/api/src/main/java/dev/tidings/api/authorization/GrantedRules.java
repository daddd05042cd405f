package dev.tidings.api.authorization;

import java.util.List;

/**
 * What somebody may do in a namespace, as far as it can be listed.
 *
 * @param complete whether there is nothing beside the rules
 * @param problem why there may be more; empty when there is no problem
 */
public record GrantedRules(List<PolicyRule> rules, boolean complete, String problem) {
  public GrantedRules {
    rules = List.copyOf(rules);
  }
}
