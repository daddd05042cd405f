package dev.tidings.api.sight;

import dev.tidings.search.query.Condition;
import dev.tidings.search.query.EventQuery;
import dev.tidings.search.query.QueryField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a query looks, as far as it says so. */
record Sought(EventQuery query) {
  /** Whether what it means can be in a cluster. */
  boolean concerns(String cluster) {
    return query.conditions().stream().allMatch(condition -> allows(condition, cluster));
  }

  private static boolean allows(Condition condition, String cluster) {
    return switch (condition) {
      case Condition.Has has when has.field() == QueryField.CLUSTER ->
          has.anyOf().contains(cluster);
      case Condition.Not(Condition.Has has) when has.field() == QueryField.CLUSTER ->
          !has.anyOf().contains(cluster);
      default -> true;
    };
  }

  /** The namespaces that it names, also where there is nothing in them. */
  Set<String> namespaces() {
    Set<String> names =
        new LinkedHashSet<>(
            query.conditions().stream().flatMap(each -> named(each).stream()).toList());
    names.remove("");
    return names;
  }

  private static List<String> named(Condition condition) {
    return condition instanceof Condition.Has has && has.field() == QueryField.NAMESPACE
        ? has.anyOf()
        : List.of();
  }
}
