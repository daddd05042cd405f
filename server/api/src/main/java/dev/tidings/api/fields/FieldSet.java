package dev.tidings.api.fields;

import dev.tidings.codec.PathElements;
import java.util.ArrayList;
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

  /** What is below a path element. */
  FieldSet below(String element) {
    return children.getOrDefault(element, EMPTY);
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
          FieldSet rest = below.minus(other.below(element));
          if (!rest.isEmpty()) {
            left.put(element, rest);
          }
        });
    return new FieldSet(member && !other.member, left);
  }

  /** What is in both. */
  FieldSet intersect(FieldSet other) {
    var common = new TreeMap<String, FieldSet>();
    children.forEach(
        (element, below) -> {
          FieldSet both = below.intersect(other.below(element));
          if (!both.isEmpty()) {
            common.put(element, both);
          }
        });
    return new FieldSet(member && other.member, common);
  }

  /** The paths in the set as Kubernetes prints them, those at one level before those below. */
  List<String> paths() {
    List<String> paths = new ArrayList<>();
    addPaths("", paths);
    return paths;
  }

  private void addPaths(String prefix, List<String> paths) {
    children.forEach(
        (element, below) -> {
          if (below.member) {
            paths.add(prefix + PathElements.print(element));
          }
        });
    children.forEach(
        (element, below) -> below.addPaths(prefix + PathElements.print(element), paths));
  }
}
