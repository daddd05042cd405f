package dev.tidings.api.fields;

import java.util.SortedMap;
import java.util.TreeMap;

/** A set of fields that grows. Adding a path costs the same however many fields are in the set. */
final class FieldSetBuilder {
  private final SortedMap<String, FieldSetBuilder> children = new TreeMap<>();
  private boolean member;

  FieldSetBuilder add(Iterable<String> path) {
    FieldSetBuilder at = this;
    for (String element : path) {
      at = at.child(element);
    }
    at.member = true;
    return this;
  }

  FieldSetBuilder addAll(FieldSet fields) {
    member |= fields.member();
    fields.children().forEach((element, below) -> child(element).addAll(below));
    return this;
  }

  private FieldSetBuilder child(String element) {
    return children.computeIfAbsent(element, e -> new FieldSetBuilder());
  }

  FieldSet build() {
    var frozen = new TreeMap<String, FieldSet>();
    children.forEach((element, below) -> frozen.put(element, below.build()));
    return new FieldSet(member, frozen);
  }
}
