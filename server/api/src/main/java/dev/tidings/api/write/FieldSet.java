package dev.tidings.api.write;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A set of fields, as a tree of path elements ({@code f:labels}, {@code k:{"uid":"x"}}, {@code
 * v:"x"}). A path can be in the set itself, or only lead to others that are. Immutable.
 *
 * @param member whether the path that leads here is in the set
 * @param children what lies below; none of them is empty
 */
record FieldSet(boolean member, SortedMap<String, FieldSet> children) {
  static final FieldSet EMPTY = new FieldSet(false, Collections.emptySortedMap());

  FieldSet {
    children = Collections.unmodifiableSortedMap(children);
  }

  boolean isEmpty() {
    return !member && children.isEmpty();
  }

  /** What is in one of the two. */
  FieldSet union(FieldSet other) {
    return new FieldSetBuilder().addAll(this).addAll(other).build();
  }

  /** What is here and not there. A path is taken out only where that very path is there. */
  FieldSet minus(FieldSet other) {
    if (other.isEmpty()) {
      return this;
    }
    var left = new TreeMap<String, FieldSet>();
    children.forEach(
        (element, below) -> {
          FieldSet rest = below.minus(other.children.getOrDefault(element, EMPTY));
          if (!rest.isEmpty()) {
            left.put(element, rest);
          }
        });
    return new FieldSet(member && !other.member, left);
  }
}
