package dev.tidings.api.fields;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Server-side apply: one manager says which fields an event should have, and owns these from then
 * on (Kubernetes' util/managedfields).
 *
 * @param patch part of an event in the form of the group, which fits its schema
 * @param onConflict what becomes of fields that others own with other values
 */
public record EventApply(
    ObjectNode patch, ApiGroup group, String manager, OnConflict onConflict, Instant now) {
  /** Who is taken to own what an event had before anyone applied anything and was known for it. */
  private static final String BEFORE_FIRST_APPLY = "before-first-apply";

  /** What is applied to where there is no event yet. */
  public static final Event NOTHING = FieldTracking.NOTHING;

  /** Applies to an event, or to {@link #NOTHING}. */
  public ApplyResult to(Event live) {
    ObjectNode tree = FieldTracking.tree(live, group);
    ManagedFields managers = managers(live, tree);
    var step = new ApplyStep(group, tree, managers);
    ApplyStep.Result result = step.apply(patch, Manager.applier(manager), onConflict, seconds());
    if (!result.conflicts().isEmpty() && manager.equals(LastApplied.MANAGER)) {
      result = withoutWhatKubectlOwned(result, step, live);
    }
    return result.conflicts().isEmpty()
        ? applied(live, result)
        : new ApplyResult.Conflicting(printed(result.conflicts()));
  }

  private Instant seconds() {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }

  private ManagedFields managers(Event live, JsonNode tree) {
    ManagedFields known =
        ManagedFields.parse(live.metadata().managedFields()).orElse(ManagedFields.NONE);
    if (!known.isEmpty()) {
      return known;
    }
    var before = FieldComparison.of(FieldTracking.nothing(group), tree, group);
    return known.updatedBy(BEFORE_FIRST_APPLY, group, before, seconds());
  }

  /** kubectl may have applied the event by itself before, and then owns what it has applied. */
  private ApplyStep.Result withoutWhatKubectlOwned(
      ApplyStep.Result refused, ApplyStep step, Event live) {
    Optional<FieldSet> owned = LastApplied.fields(live, group);
    if (owned.isEmpty()) {
      return refused;
    }
    SortedMap<Manager, FieldSet> left = refused.conflictsBeside(owned.get());
    return left.isEmpty()
        ? step.apply(patch, Manager.applier(manager), OnConflict.TAKE_OVER, seconds())
        : new ApplyStep.Result(refused.event(), refused.managers(), left);
  }

  private ApplyResult applied(Event live, ApplyStep.Result result) {
    try {
      Event merged =
          result.event().isEmpty()
              ? live
              : EventDecoder.convert(result.event().get(), group).event();
      Event applied = FieldTracking.with(merged, result.managers().entries());
      return new ApplyResult.Applied(
          manager.equals(LastApplied.MANAGER) ? LastApplied.kept(applied, patch) : applied);
    } catch (DecodeException e) {
      return new ApplyResult.Unfit(e.detail());
    }
  }

  private static Map<String, List<String>> printed(SortedMap<Manager, FieldSet> conflicts) {
    Map<String, List<String>> printed = new LinkedHashMap<>();
    conflicts.forEach((manager, fields) -> printed.put(manager.printed(), fields.paths()));
    return printed;
  }
}
