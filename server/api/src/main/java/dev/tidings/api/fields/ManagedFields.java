package dev.tidings.api.fields;

import static java.util.Comparator.comparing;

import dev.tidings.codec.EventShapes;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.ManagedFieldsEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who owns which fields of an event. Immutable. */
record ManagedFields(Map<Manager, Owned> managers) {
  static final ManagedFields NONE = new ManagedFields(Map.of());

  static final String FIELDS_TYPE = "FieldsV1";

  private static final Set<String> OPERATIONS = Set.of("Apply", "Update");

  /** What no manager can own. */
  private static final FieldSet NEVER_OWNED =
      FieldSetJson.read(
              """
              {"f:apiVersion": {}, "f:kind": {},
               "f:metadata": {".": {}, "f:name": {}, "f:namespace": {}, "f:creationTimestamp": {},
                 "f:selfLink": {}, "f:uid": {}, "f:generation": {}, "f:managedFields": {},
                 "f:resourceVersion": {}}}
              """)
          .orElseThrow();

  ManagedFields {
    managers = Map.copyOf(managers);
  }

  /** What a manager owns, by the names of which version, and when it last changed something. */
  record Owned(FieldSet fields, String apiVersion, @Nullable Instant time) {
    Owned with(FieldSet other) {
      return new Owned(other, apiVersion, time);
    }

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
      managers.put(Manager.of(entry), new Owned(fields.get(), entry.apiVersion(), entry.time()));
    }
    return Optional.of(new ManagedFields(managers));
  }

  boolean isEmpty() {
    return managers.isEmpty();
  }

  /** Whether one of them knows the event by what cannot be a version. */
  boolean knowAnImpossibleVersion() {
    return managers.values().stream()
        .anyMatch(owned -> owned.apiVersion().chars().filter(c -> c == '/').count() > 1);
  }

  /** The entries in Kubernetes' order: by operation, time, and names. */
  List<ManagedFieldsEntry> entries() {
    Comparator<Map.Entry<Manager, Owned>> order =
        comparing((Map.Entry<Manager, Owned> e) -> e.getKey().operation())
            .thenComparingLong(e -> e.getValue().seconds())
            .thenComparing(e -> e.getKey().name())
            .thenComparing(e -> e.getValue().apiVersion())
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
        owned.apiVersion(),
        owned.time(),
        FIELDS_TYPE,
        FieldSetJson.write(owned.fields()),
        manager.subresource());
  }

  /** Those who know the event by this group; the names of the other group's fields are others. */
  ManagedFields of(ApiGroup group) {
    Map<Manager, Owned> known = new HashMap<>(managers);
    known.values().removeIf(owned -> !owned.apiVersion().equals(group.apiVersion()));
    return new ManagedFields(known).each(fields -> SchemaSets.today(fields, EventShapes.of(group)));
  }

  /** The managers with other sets each; who owns nothing then is forgotten. */
  private ManagedFields each(UnaryOperator<FieldSet> change) {
    Map<Manager, Owned> changed = new HashMap<>();
    managers.forEach(
        (manager, owned) -> {
          FieldSet fields = change.apply(owned.fields());
          if (!fields.isEmpty()) {
            changed.put(manager, owned.with(fields));
          }
        });
    return new ManagedFields(changed);
  }

  /** All but one. */
  ManagedFields without(Manager manager) {
    Map<Manager, Owned> others = new HashMap<>(managers);
    others.remove(manager);
    return new ManagedFields(others);
  }

  /** One more who owns something, unless there is nothing that it can own. */
  ManagedFields with(Manager manager, Owned owned) {
    FieldSet fields = owned.fields().minus(NEVER_OWNED);
    ManagedFields others = without(manager);
    if (fields.isEmpty()) {
      return others;
    }
    Map<Manager, Owned> all = new HashMap<>(others.managers);
    all.put(manager, owned.with(fields));
    return new ManagedFields(all);
  }

  /** After someone else's write: what that has touched is no one's here. */
  ManagedFields withoutTouched(FieldComparison write) {
    FieldSet touched = write.changed().union(write.removed());
    return each(fields -> fields.minus(touched));
  }

  /**
   * After one manager has updated an event: what it changed is its own and no one else's, what was
   * removed is no one's, and managers of the other group are forgotten.
   */
  ManagedFields updatedBy(String name, ApiGroup group, FieldComparison update, Instant now) {
    Manager manager = Manager.updater(name, group.apiVersion());
    ManagedFields left = of(group).withoutTouched(update);
    FieldSet changed = update.changed().minus(NEVER_OWNED);
    if (changed.isEmpty()) {
      return left;
    }
    Owned before = left.managers.get(manager);
    FieldSet fields = before == null ? changed : before.fields().union(changed);
    return left.with(manager, new Owned(fields, group.apiVersion(), now));
  }

  /** What anyone owns. */
  FieldSet all() {
    var all = new FieldSetBuilder();
    managers.values().forEach(owned -> all.addAll(owned.fields()));
    return all.build();
  }
}
