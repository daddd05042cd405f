package dev.tidings.api.fields;

import static java.util.Comparator.comparing;

import dev.tidings.event.GoText;
import dev.tidings.event.ManagedFieldsEntry;
import java.util.Comparator;

/**
 * One who sets fields: the same program is another manager by another operation.
 *
 * @param apiVersion through which an updater writes, who is another one by another version; empty
 *     for an applier
 */
record Manager(String name, String operation, String apiVersion, String subresource) {
  /** The order in which conflicts are told: that of the JSON which identifies managers there. */
  static final Comparator<Manager> ORDER =
      comparing((Manager manager) -> manager.name + '"')
          .thenComparing(Manager::operation)
          .thenComparing(Manager::apiVersion)
          .thenComparing(Manager::subresource);

  static Manager updater(String name, String apiVersion) {
    return new Manager(name, "Update", apiVersion, "");
  }

  static Manager applier(String name) {
    return new Manager(name, "Apply", "", "");
  }

  static Manager of(ManagedFieldsEntry entry) {
    return new Manager(
        entry.manager(),
        entry.operation(),
        entry.operation().equals("Apply") ? "" : entry.apiVersion(),
        entry.subresource());
  }

  /** How those in conflict with this one are told of it. */
  String printed() {
    return GoText.quote(name)
        + (subresource.isEmpty() ? "" : " with subresource " + GoText.quote(subresource))
        + (updates() ? " using " + apiVersion : "");
  }

  boolean updates() {
    return operation.equals("Update");
  }
}
