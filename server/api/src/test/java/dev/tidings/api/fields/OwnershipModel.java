package dev.tidings.api.fields;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What must come of applies and updates, told without trees: an event is its fields by their paths,
 * and each has its value and its owners.
 */
final class OwnershipModel {
  private static final Set<String> WHOLE = Set.of(".involvedObject", ".regarding", ".related");

  /** A field that someone else owns with another value. */
  record Conflict(String owner, String field) {}

  private final Map<String, String> values;
  private final Map<String, Set<String>> appliers = new TreeMap<>();
  private final Map<String, Set<String>> updaters = new TreeMap<>();

  OwnershipModel(JsonNode event, String creator) {
    values = fields(event);
    updaters.put(creator, new TreeSet<>(values.keySet()));
  }

  Map<String, String> values() {
    return new TreeMap<>(values);
  }

  Map<String, Set<String>> appliers() {
    return known(appliers);
  }

  Map<String, Set<String>> updaters() {
    return known(updaters);
  }

  private static Map<String, Set<String>> known(Map<String, Set<String>> managers) {
    var known = new TreeMap<>(managers);
    known.values().removeIf(Set::isEmpty);
    return known;
  }

  Set<Conflict> conflicts(String applier, JsonNode patch) {
    Set<Conflict> conflicts = new HashSet<>();
    Set<String> changed = changed(fields(patch));
    appliers.forEach(
        (name, fields) -> {
          if (!name.equals(applier)) {
            common(fields, changed).forEach(f -> conflicts.add(new Conflict(name, f)));
          }
        });
    updaters.forEach(
        (name, fields) ->
            common(fields, changed).forEach(f -> conflicts.add(new Conflict(name + "*", f))));
    return conflicts;
  }

  void apply(String applier, JsonNode patch) {
    Map<String, String> applied = fields(patch);
    Set<String> last = appliers.getOrDefault(applier, Set.of());
    appliers.remove(applier);
    take(changed(applied));
    Set<String> gone = new TreeSet<>(last);
    gone.removeAll(applied.keySet());
    appliers.values().forEach(gone::removeAll);
    updaters.values().forEach(gone::removeAll);
    values.putAll(applied);
    values.keySet().removeAll(gone);
    appliers.put(applier, new TreeSet<>(applied.keySet()));
  }

  void update(String updater, JsonNode event) {
    Map<String, String> after = fields(event);
    Set<String> changed = changed(after);
    Set<String> gone = new HashSet<>(values.keySet());
    gone.removeAll(after.keySet());
    take(changed);
    take(gone);
    values.clear();
    values.putAll(after);
    updaters.computeIfAbsent(updater, u -> new TreeSet<>()).addAll(changed);
  }

  private void take(Set<String> fields) {
    appliers.values().forEach(owned -> owned.removeAll(fields));
    updaters.values().forEach(owned -> owned.removeAll(fields));
  }

  private Set<String> changed(Map<String, String> after) {
    Set<String> changed = new HashSet<>();
    after.forEach(
        (field, value) -> {
          if (!value.equals(values.get(field))) {
            changed.add(field);
          }
        });
    return changed;
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> common = new HashSet<>(some);
    common.retainAll(others);
    return common;
  }

  /** The fields of an event that say something, without those that no one can own. */
  static Map<String, String> fields(JsonNode event) {
    Map<String, String> fields = new HashMap<>();
    addMembers(event, "", fields);
    fields.keySet().removeAll(Set.of(".kind", ".apiVersion"));
    fields.keySet().removeAll(Set.of(".metadata.name", ".metadata.namespace", ".metadata.uid"));
    return fields;
  }

  private static void addMembers(JsonNode object, String path, Map<String, String> fields) {
    object.forEachEntry((name, value) -> add(value, path + "." + name, fields));
  }

  private static void add(JsonNode value, String path, Map<String, String> fields) {
    if (path.equals(".metadata.ownerReferences")) {
      value.forEach(owner -> fields.put(path + "[uid=" + owner.path("uid") + "]", sorted(owner)));
    } else if (path.equals(".metadata.finalizers")) {
      value.forEach(finalizer -> fields.put(path + "[=" + finalizer + "]", ""));
    } else if (value.isObject() && !WHOLE.contains(path)) {
      addMembers(value, path, fields);
    } else if (!value.isNull() && !Set.of("\"\"", "{}", "0").contains(value.toString())) {
      fields.put(path, value.isObject() ? sorted(value) : value.toString());
    }
  }

  private static String sorted(JsonNode object) {
    var members = new TreeMap<String, String>();
    object.forEachEntry((name, value) -> members.put(name, value.toString()));
    return members.toString();
  }
}
