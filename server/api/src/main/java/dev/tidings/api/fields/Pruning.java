package dev.tidings.api.fields;

import dev.tidings.codec.EventShapes;
import dev.tidings.codec.Shape;
import dev.tidings.event.ApiGroup;
import tools.jackson.databind.JsonNode;

/**
 * Takes out of an event what its applier has applied before and does not apply any more, unless
 * someone else owns it too (structured-merge-diff, merge/update.go, prune).
 *
 * @param owned what anyone owns now, the applier with what it applies this time
 */
record Pruning(ApiGroup group, FieldSet owned) {
  /**
   * @param merged the event with what is applied this time
   * @param last what the applier has applied the last time
   */
  JsonNode pruned(JsonNode merged, FieldSet last) {
    Shape shape = EventShapes.of(group);
    FieldSet applied = SchemaSets.withStructs(last, shape);
    FieldSet all = fields(merged);
    FieldSet stays =
        fields(ValueRemoval.without(shape, merged, applied))
            .union(SchemaSets.withStructs(owned, shape));
    JsonNode pruned = ValueRemoval.without(shape, merged, all.minus(stays));
    // what stands in a list or map that goes as a whole may be no one's, and then stays
    FieldSet gone = all.minus(fields(pruned)).intersect(applied);
    return ValueRemoval.without(shape, merged, gone);
  }

  private FieldSet fields(JsonNode event) {
    return SchemaSets.withStructs(ValueFields.of(event, group), EventShapes.of(group));
  }
}
