package dev.tidings.api.write;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.tidings.event.ManagedFieldsEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who owns which fields of an event. Immutable. */
record ManagedFields(Map<Manager, Owned> managers) {
  static final ManagedFields NONE = new ManagedFields(Map.of());

  static final String FIELDS_TYPE = "FieldsV1";

  private static final Set<String> OPERATIONS = Set.of("Apply", "Update");

  ManagedFields {
    managers = Map.copyOf(managers);
  }

  /** One who sets fields: the same program is another manager by another operation or version. */
  record Manager(String name, String operation, String apiVersion, String subresource) {
    static Manager updater(String name, String apiVersion) {
      return new Manager(name, "Update", apiVersion, "");
    }

    boolean updates() {
      return operation.equals("Update");
    }
  }

  /** What a manager owns, and when it last changed something. */
  record Owned(FieldSet fields, @Nullable Instant time) {
    long seconds() {
      return time == null ? 0 : time.getEpochSecond();
    }
  }

  /** Reads the entries of an event; empty when one of them makes no sense. */
  static Optional<ManagedFields> parse(List<ManagedFieldsEntry> entries) {
    Map<Manager, Owned> managers = new LinkedHashMap<>();
    for (ManagedFieldsEntry entry : entries) {
      boolean known =
          OPERATIONS.contains(entry.operation())
              && !entry.apiVersion().isEmpty()
              && entry.fieldsType().equals(FIELDS_TYPE);
      Optional<FieldSet> fields = known ? FieldSetJson.read(entry.fieldsV1()) : Optional.empty();
      if (fields.isEmpty()) {
        return Optional.empty();
      }
      managers.put(
          new Manager(entry.manager(), entry.operation(), entry.apiVersion(), entry.subresource()),
          new Owned(fields.get(), entry.time()));
    }
    return Optional.of(new ManagedFields(managers));
  }

  boolean isEmpty() {
    return managers.isEmpty();
  }

  /** The entries in Kubernetes' order: by operation, time, and names. */
  List<ManagedFieldsEntry> entries() {
    Comparator<Map.Entry<Manager, Owned>> order =
        comparing((Map.Entry<Manager, Owned> e) -> e.getKey().operation())
            .thenComparingLong(e -> e.getValue().seconds())
            .thenComparing(e -> e.getKey().name())
            .thenComparing(e -> e.getKey().apiVersion())
            .thenComparing(e -> e.getKey().subresource());
    return managers.entrySet().stream()
        .sorted(order)
        .map(e -> entry(e.getKey(), e.getValue()))
        .toList();
  }

  private static ManagedFieldsEntry entry(Manager manager, Owned owned) {
    return new ManagedFieldsEntry(
        manager.name(),
        manager.operation(),
        manager.apiVersion(),
        owned.time(),
        FIELDS_TYPE,
        FieldSetJson.write(owned.fields()),
        manager.subresource());
  }

  /**
   * After one manager has updated an event: what it changed is its own and no one else's, what was
   * removed is no one's, and managers that know the event by another version are forgotten, as
   * their fields have other names.
   */
  ManagedFields updatedBy(Manager manager, FieldComparison comparison, Instant now) {
    FieldSet changed = comparison.changed();
    FieldSet touched = changed.union(comparison.removed());
    Map<Manager, Owned> after =
        managers.entrySet().stream()
            .filter(e -> e.getKey().apiVersion().equals(manager.apiVersion()))
            .map(e -> Map.entry(e.getKey(), without(e.getValue(), touched)))
            .filter(e -> !e.getValue().fields().isEmpty())
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (!changed.isEmpty()) {
      Owned before = after.getOrDefault(manager, new Owned(FieldSet.EMPTY, now));
      after.put(manager, new Owned(before.fields().union(changed), now));
    }
    return new ManagedFields(after);
  }

  private static Owned without(Owned owned, FieldSet fields) {
    return new Owned(owned.fields().minus(fields), owned.time());
  }
}
