package dev.tidings.api.authorization;

import dev.tidings.api.authentication.SystemNames;
import dev.tidings.event.GoText;
import java.util.List;

/**
 * A RoleBinding or a ClusterRoleBinding: it gives a role to subjects, in its namespace or
 * everywhere.
 */
record Binding(ScopedName name, ScopedName role, List<Subject> subjects) {
  Binding {
    subjects = List.copyOf(subjects);
  }

  /** The same with others in the place of everybody, where it is for everybody who is known. */
  Binding forOnly(List<Subject> others) {
    return subjects.contains(new Subject.OfGroup(SystemNames.AUTHENTICATED))
        ? new Binding(name, role, others)
        : this;
  }

  /** How audits and reviews say where a right comes from. */
  String description(Subject subject) {
    String binding =
        name.ofCluster()
            ? "ClusterRoleBinding " + GoText.quote(name.name())
            : "RoleBinding " + GoText.quote(name.name() + "/" + name.namespace());
    return binding
        + " of "
        + (role.ofCluster() ? "ClusterRole " : "Role ")
        + GoText.quote(role.name())
        + " to "
        + subject.description();
  }
}
