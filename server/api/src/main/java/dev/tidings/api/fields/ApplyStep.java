package dev.tidings.api.fields;

import dev.tidings.api.fields.ManagedFields.Owned;
import dev.tidings.codec.EventShapes;
import dev.tidings.event.ApiGroup;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies fields to the tree of an event, and gives them their owner (structured-merge-diff,
 * merge/update.go, Apply).
 *
 * @param live the event, without its managers
 * @param managers who owns what of it
 */
record ApplyStep(ApiGroup group, ObjectNode live, ManagedFields managers) {
  /**
   * What comes of it.
   *
   * @param event empty where nothing is changed
   * @param conflicts fields that others own with other values; nothing is applied if there are any
   */
  record Result(
      Optional<ObjectNode> event, ManagedFields managers, SortedMap<Manager, FieldSet> conflicts) {
    /** The conflicts about other fields than these. */
    SortedMap<Manager, FieldSet> conflictsBeside(FieldSet fields) {
      var left = new TreeMap<Manager, FieldSet>(Manager.ORDER);
      conflicts.forEach((manager, conflict) -> put(left, manager, conflict.minus(fields)));
      return left;
    }
  }

  Result apply(ObjectNode patch, Manager manager, OnConflict onConflict, Instant now) {
    FieldSet applied = ValueFields.of(patch, group);
    ManagedFields known = managers.of(group);
    ManagedFields others = known.without(manager);
    ObjectNode merged = merged(patch, known.managers().get(manager), others.all().union(applied));
    var change = FieldComparison.of(live, merged, group);
    SortedMap<Manager, FieldSet> conflicts = conflicts(others, change.changed());
    if (onConflict == OnConflict.REFUSE && !conflicts.isEmpty()) {
      return new Result(Optional.empty(), managers, conflicts);
    }
    boolean same = JsonEquality.same(live, merged);
    var owned = new Owned(applied, group.apiVersion(), same ? lastTime(manager) : now);
    return new Result(
        same ? Optional.empty() : Optional.of(merged),
        others.withoutTouched(change).with(manager, owned),
        new TreeMap<>(Manager.ORDER));
  }

  private ObjectNode merged(ObjectNode patch, @Nullable Owned last, FieldSet owned) {
    JsonNode merged = ValueMerge.merge(EventShapes.of(group), live, patch);
    return (ObjectNode)
        (last == null ? merged : new Pruning(group, owned).pruned(merged, last.fields()));
  }

  /** When the manager changed something the last time, through whichever group. */
  private @Nullable Instant lastTime(Manager manager) {
    Owned last = managers.managers().get(manager);
    return last == null ? null : last.time();
  }

  private static SortedMap<Manager, FieldSet> conflicts(ManagedFields others, FieldSet changed) {
    var conflicts = new TreeMap<Manager, FieldSet>(Manager.ORDER);
    others
        .managers()
        .forEach((manager, owned) -> put(conflicts, manager, owned.fields().intersect(changed)));
    return conflicts;
  }

  private static void put(
      SortedMap<Manager, FieldSet> conflicts, Manager manager, FieldSet fields) {
    if (!fields.isEmpty()) {
      conflicts.put(manager, fields);
    }
  }
}
