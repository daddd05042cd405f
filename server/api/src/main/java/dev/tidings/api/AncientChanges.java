package dev.tidings.api;

import static java.util.Comparator.comparingLong;

import dev.tidings.api.ManagedFields.Manager;
import dev.tidings.api.ManagedFields.Owned;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the number of managers down: those who updated longest ago are remembered as one. */
final class AncientChanges {
  private static final int MAX_UPDATERS = 10;
  private static final String NAME = "ancient-changes";

  private AncientChanges() {}

  static ManagedFields capped(ManagedFields fields) {
    List<Map.Entry<Manager, Owned>> updaters =
        fields.managers().entrySet().stream()
            .filter(e -> e.getKey().updates())
            .sorted(
                comparingLong((Map.Entry<Manager, Owned> e) -> e.getValue().seconds())
                    .thenComparing(e -> e.getKey().name())
                    .thenComparing(e -> e.getKey().apiVersion()))
            .toList();
    return updaters.size() <= MAX_UPDATERS ? fields : merged(fields, updaters);
  }

  /** Merges the two oldest of a version, then the next into them, until few enough are left. */
  private static ManagedFields merged(
      ManagedFields fields, List<Map.Entry<Manager, Owned>> oldestFirst) {
    Map<Manager, Owned> left = new HashMap<>(fields.managers());
    Map<String, Map.Entry<Manager, Owned>> oldestOfVersion = new LinkedHashMap<>();
    int tooMany = oldestFirst.size() - MAX_UPDATERS;
    for (Map.Entry<Manager, Owned> next : oldestFirst) {
      String version = next.getKey().apiVersion();
      Map.Entry<Manager, Owned> oldest = oldestOfVersion.get(version);
      if (oldest == null) {
        oldestOfVersion.put(version, next);
      } else if (tooMany > 0) {
        left.remove(oldest.getKey());
        left.remove(next.getKey());
        oldestOfVersion.put(version, together(oldest.getValue(), next, version));
        tooMany--;
      }
    }
    oldestOfVersion.values().forEach(e -> left.put(e.getKey(), e.getValue()));
    return new ManagedFields(left);
  }

  private static Map.Entry<Manager, Owned> together(
      Owned older, Map.Entry<Manager, Owned> newer, String version) {
    Owned owned = newer.getValue();
    return Map.entry(
        Manager.updater(NAME, version),
        new Owned(older.fields().union(owned.fields()), owned.time()));
  }
}
