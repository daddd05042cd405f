package dev.tidings.api.authorization;

import dev.tidings.event.GoText;
import java.util.List;
import java.util.Optional;

/**
 * What one binding gives to one of its subjects.
 *
 * @param rules empty when the role is not there
 */
record Grant(Binding binding, Subject subject, Optional<List<PolicyRule>> rules) {
  /** Whether one of the rules allows an access. */
  boolean allows(Access access) {
    for (PolicyRule rule : rules.orElse(List.of())) {
      if (rule.allows(access)) {
        return true;
      }
    }
    return false;
  }

  /** What is wrong with it, in the reference's words; empty for nothing. */
  Optional<String> problem() {
    ScopedName role = binding.role();
    return rules.isPresent()
        ? Optional.empty()
        : Optional.of(
            (role.ofCluster() ? "clusterrole" : "role")
                + ".rbac.authorization.k8s.io "
                + GoText.quote(role.name())
                + " not found");
  }

  String description() {
    return binding.description(subject);
  }
}
