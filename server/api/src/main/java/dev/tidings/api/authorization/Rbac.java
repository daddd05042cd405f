package dev.tidings.api.authorization;

import static java.util.stream.Collectors.toSet;

import dev.tidings.api.authentication.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides by roles and bindings. What a binding says is looked up by user and by group, so that a
 * decision costs what concerns the user, not what the policy holds.
 */
final class Rbac {
  private final Map<String, Subjects> byNamespace = new HashMap<>();

  Rbac(Policy policy) {
    for (Binding binding : policy.bindings().values()) {
      Optional<List<PolicyRule>> rules = policy.rules(binding.role());
      Subjects there =
          byNamespace.computeIfAbsent(binding.name().namespace(), name -> new Subjects());
      binding.subjects().forEach(subject -> there.add(new Grant(binding, subject, rules)));
    }
  }

  Decision decide(User user, Access access) {
    String namespace = access instanceof Access.OfResource wanted ? wanted.namespace() : "";
    Collection<Grant> grants = grants(user, namespace);
    for (Grant grant : grants) {
      if (grant.allows(access)) {
        return new Decision.Allowed("RBAC: allowed by " + grant.description());
      }
    }
    String problem = problem(grants);
    return new Decision.Refused(problem.isEmpty() ? "" : "RBAC: " + problem);
  }

  GrantedRules rules(User user, String namespace) {
    Collection<Grant> grants = grants(user, namespace);
    List<PolicyRule> rules =
        grants.stream().flatMap(grant -> grant.rules().orElse(List.of()).stream()).toList();
    return new GrantedRules(rules, true, problem(grants));
  }

  /** Those with bindings that concern a user. */
  Set<String> namespaces(User user) {
    return byNamespace.entrySet().stream()
        .filter(each -> !each.getKey().isEmpty())
        .filter(each -> each.getValue().grants(user).findAny().isPresent())
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /** Those of the cluster first; of one binding only one. */
  private Collection<Grant> grants(User user, String namespace) {
    var grants = new LinkedHashMap<ScopedName, Grant>();
    addTo(grants, user, "");
    if (!namespace.isEmpty()) {
      addTo(grants, user, namespace);
    }
    return grants.values();
  }

  private void addTo(Map<ScopedName, Grant> grants, User user, String namespace) {
    Subjects there = byNamespace.get(namespace);
    if (there != null) {
      there.grants(user).forEach(grant -> grants.putIfAbsent(grant.binding().name(), grant));
    }
  }

  private static String problem(Collection<Grant> grants) {
    List<String> problems =
        grants.stream().map(Grant::problem).flatMap(Optional::stream).distinct().toList();
    return problems.size() > 1
        ? "[" + String.join(", ", problems) + "]"
        : String.join("", problems);
  }
}
