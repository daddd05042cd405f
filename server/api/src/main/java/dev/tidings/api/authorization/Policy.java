package dev.tidings.api.authorization;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;

/** Roles and bindings, in the order of their names. */
record Policy(Map<ScopedName, Role> roles, Map<ScopedName, Binding> bindings) {
  Policy {
    roles = Collections.unmodifiableMap(new TreeMap<>(roles));
    bindings = Collections.unmodifiableMap(new TreeMap<>(bindings));
  }

  /** This policy with that of another; where both have the same name, the other's counts. */
  Policy with(Policy other) {
    var allRoles = new TreeMap<>(roles);
    allRoles.putAll(other.roles);
    var allBindings = new TreeMap<>(bindings);
    allBindings.putAll(other.bindings);
    return new Policy(allRoles, allBindings);
  }

  /** To whom anything is bound. */
  List<Subject> subjects() {
    return bindings.values().stream().flatMap(each -> each.subjects().stream()).distinct().toList();
  }

  /** This policy with others in the place of everybody. */
  Policy forOnly(List<Subject> others) {
    var narrowed = new TreeMap<>(bindings);
    narrowed.replaceAll((name, binding) -> binding.forOnly(others));
    return new Policy(roles, narrowed);
  }

  /** What a role allows, by itself or by those that it is made of; empty when it is not there. */
  Optional<List<PolicyRule>> rules(ScopedName name) {
    return Optional.ofNullable(roles.get(name)).map(this::rules);
  }

  private List<PolicyRule> rules(Role role) {
    if (role.aggregated().isEmpty()) {
      return role.rules();
    }
    return parts(role).stream()
        .filter(part -> part.aggregated().isEmpty())
        .flatMap(part -> part.rules().stream())
        .distinct()
        .toList();
  }

  /** All roles that one is made of, also through others, itself included. */
  private SequencedSet<Role> parts(Role whole) {
    var parts = new LinkedHashSet<Role>(List.of(whole));
    var next = List.of(whole);
    while (!next.isEmpty()) {
      List<Role> makers = next;
      next =
          roles.values().stream()
              .filter(role -> makers.stream().anyMatch(maker -> maker.aggregates(role)))
              .filter(parts::add)
              .toList();
    }
    return parts;
  }
}
