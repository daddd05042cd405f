package dev.tidings.api.fields;

import dev.tidings.codec.Shape;
import java.util.TreeMap;

/** Sets of fields, looked at with the schema of what they are fields of. */
final class SchemaSets {
  private SchemaSets() {}

  /**
   * The set, and every member of a struct that leads to one of its fields: whoever owns part of
   * such a member, owns that it is there.
   */
  static FieldSet withStructs(FieldSet fields, Shape shape) {
    var all = new TreeMap<String, FieldSet>();
    fields
        .children()
        .forEach(
            (element, below) -> {
              boolean declared =
                  shape instanceof Shape.Struct struct
                      && struct.fields().containsKey(element.substring(2));
              FieldSet deeper = withStructs(below, OwnableParts.shape(shape, element));
              all.put(element, new FieldSet(below.member() || declared, deeper.children()));
            });
    return new FieldSet(fields.member(), all);
  }

  /** The set as it is meant today, if it says part of what has come to be one field. */
  static FieldSet today(FieldSet fields, Shape shape) {
    var today = new TreeMap<String, FieldSet>();
    fields
        .children()
        .forEach(
            (element, below) -> {
              Shape part = OwnableParts.shape(shape, element);
              boolean whole =
                  part.isOneField() && (part instanceof Shape.Struct || part instanceof Shape.Many);
              today.put(element, whole ? FieldSet.LEAF : today(below, part));
            });
    return new FieldSet(fields.member(), today);
  }
}
