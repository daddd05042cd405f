package dev.tidings.integration;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Compares recorded JSON, which may hold placeholders, with what a server answered.
 *
 * @param contains the recorded document is a part of the answer: other fields and elements are free
 * @param managedFields whether metadata.managedFields is compared too
 */
record JsonComparison(Placeholders placeholders, boolean contains, boolean managedFields) {
  private static final String ABSENT = "(absent)";

  Optional<Difference> difference(JsonNode want, JsonNode got, String path) {
    if (want.isObject() && got.isObject()) {
      return ofObjects(want, got, path);
    }
    if (want.isArray() && got.isArray()) {
      boolean anywhere = contains && !want.isEmpty() && want.get(0).isObject();
      return anywhere ? ofContained(want, got, path) : ofArrays(want, got, path);
    }
    if (want.isString() && want.stringValue().equals("<number>") && got.isIntegralNumber()) {
      return Optional.empty();
    }
    if (want.isString() && got.isString()) {
      return ofTexts(want.stringValue(), got.stringValue(), path);
    }
    return same(want, got) ? Optional.empty() : Optional.of(Difference.at(path, want, got));
  }

  Optional<Difference> ofTexts(String want, String got, String path) {
    return placeholders
        .mismatch(Placeholders.repeated(want), got)
        .map(why -> why.equals("differs") ? got : got + " (" + why + ")")
        .map(shown -> Difference.at(path, want, shown));
  }

  private Optional<Difference> ofObjects(JsonNode want, JsonNode got, String path) {
    Set<String> names = new LinkedHashSet<>(want.propertyNames());
    if (!contains) {
      names.addAll(got.propertyNames());
    }
    if (!managedFields && path.endsWith(".metadata")) {
      names.remove("managedFields");
    }
    for (String name : names) {
      String at = path + "." + name;
      if (!want.has(name)) {
        return Optional.of(Difference.at(at, ABSENT, got.get(name)));
      }
      if (!got.has(name)) {
        return Optional.of(Difference.at(at, want.get(name), ABSENT));
      }
      Optional<Difference> found = difference(want.get(name), got.get(name), at);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Difference> ofContained(JsonNode want, JsonNode got, String path) {
    for (int i = 0; i < want.size(); i++) {
      JsonNode element = want.get(i);
      if (got.valueStream().allMatch(g -> difference(element, g, "").isPresent())) {
        String none = "(none of " + got.size() + " elements)";
        return Optional.of(Difference.at(path + "[" + i + "]", element, none));
      }
    }
    return Optional.empty();
  }

  private Optional<Difference> ofArrays(JsonNode want, JsonNode got, String path) {
    for (int i = 0; i < Math.min(want.size(), got.size()); i++) {
      Optional<Difference> found = difference(want.get(i), got.get(i), path + "[" + i + "]");
      if (found.isPresent()) {
        return found;
      }
    }
    return want.size() == got.size()
        ? Optional.empty()
        : Optional.of(Difference.at(path + ".length", want.size(), got.size()));
  }

  private static boolean same(JsonNode want, JsonNode got) {
    if (want.isIntegralNumber() && got.isIntegralNumber()) {
      return want.bigIntegerValue().equals(got.bigIntegerValue());
    }
    return want.equals(got);
  }
}
