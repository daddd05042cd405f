package dev.tidings.api.fields;

import static java.util.Comparator.comparingLong;

import dev.tidings.api.fields.ManagedFields.Owned;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
                    .thenComparing(Map.Entry::getKey, Manager.ORDER))
            .toList();
    return updaters.size() <= MAX_UPDATERS ? fields : merged(fields, updaters);
  }

  /** Merges the two oldest of a version, then the next into them, until few enough are left. */
  private static ManagedFields merged(
      ManagedFields fields, List<Map.Entry<Manager, Owned>> oldestFirst) {
    Map<Manager, Owned> left = new HashMap<>(fields.managers());
    Map<String, Oldest> oldestOfVersion = new LinkedHashMap<>();
    int tooMany = oldestFirst.size() - MAX_UPDATERS;
    for (Map.Entry<Manager, Owned> next : oldestFirst) {
      Oldest oldest = oldestOfVersion.get(next.getKey().apiVersion());
      if (oldest == null) {
        oldestOfVersion.put(next.getKey().apiVersion(), new Oldest(next));
      } else if (tooMany > 0) {
        left.remove(oldest.manager);
        left.remove(next.getKey());
        oldest.join(next);
        tooMany--;
      }
    }
    oldestOfVersion.values().forEach(oldest -> left.put(oldest.manager, oldest.owned()));
    return new ManagedFields(left);
  }

  /** The oldest updater of a version, and those that have been joined with it. */
  private static final class Oldest {
    private final FieldSetBuilder fields = new FieldSetBuilder();
    private Manager manager;
    private @Nullable Instant time;

    Oldest(Map.Entry<Manager, Owned> first) {
      manager = first.getKey();
      add(first.getValue());
    }

    void join(Map.Entry<Manager, Owned> newer) {
      manager = Manager.updater(NAME, newer.getKey().apiVersion());
      add(newer.getValue());
    }

    private void add(Owned owned) {
      fields.addAll(owned.fields());
      time = owned.time();
    }

    Owned owned() {
      return new Owned(fields.build(), manager.apiVersion(), time);
    }
  }
}
