package dev.tidings.api.fields;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON values as Kubernetes compares them: a number is the same however it is written. */
final class JsonEquality {
  private JsonEquality() {}

  static boolean same(JsonNode one, @Nullable JsonNode other) {
    if (other == null) {
      return false;
    }
    if (one.isNumber() && other.isNumber()) {
      return one.doubleValue() == other.doubleValue();
    }
    if (one.isObject() && other.isObject()) {
      return one.size() == other.size()
          && one.properties().stream()
              .allMatch(member -> same(member.getValue(), other.get(member.getKey())));
    }
    if (one.isArray() && other.isArray()) {
      return one.size() == other.size() && sameElements(one, other);
    }
    return one.equals(other);
  }

  private static boolean sameElements(JsonNode one, JsonNode other) {
    for (int i = 0; i < one.size(); i++) {
      if (!same(one.path(i), other.path(i))) {
        return false;
      }
    }
    return true;
  }
}
