package dev.tidings.api;

import java.util.Collections;
import java.util.List;
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
  static final FieldSet LEAF = new FieldSet(true, Collections.emptySortedMap());

  FieldSet {
    children = Collections.unmodifiableSortedMap(children);
  }

  boolean isEmpty() {
    return !member && children.isEmpty();
  }

  /** This set with one path more. */
  FieldSet with(List<String> path) {
    FieldSet single = LEAF;
    for (String element : path.reversed()) {
      single = new FieldSet(false, new TreeMap<>(Collections.singletonMap(element, single)));
    }
    return union(single);
  }

  /** What is in one of the two. */
  FieldSet union(FieldSet other) {
    if (other.isEmpty()) {
      return this;
    }
    var merged = new TreeMap<>(children);
    other.children.forEach((element, below) -> merged.merge(element, below, FieldSet::union));
    return new FieldSet(member || other.member, merged);
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
