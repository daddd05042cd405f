package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Of which namespaces of which clusters an answer may tell. A cluster that is not named is not told
 * of.
 */
public record Scope(Map<String, Namespaces> clusters) {
  /** Of nothing. */
  public static final Scope NOTHING = new Scope(Map.of());

  /** Namespaces of one cluster. */
  public sealed interface Namespaces {
    boolean includes(String namespace);

    /** Every namespace there is or will be. */
    record All() implements Namespaces {
      @Override
      public boolean includes(String namespace) {
        return true;
      }
    }

    record Only(Set<String> names) implements Namespaces {
      public Only {
        names = Set.copyOf(names);
      }

      @Override
      public boolean includes(String namespace) {
        return names.contains(namespace);
      }
    }
  }

  public Scope {
    clusters = Map.copyOf(clusters);
  }

  /** Of these clusters as a whole. */
  public static Scope allOf(Collection<String> clusters) {
    Scope scope = NOTHING;
    for (String cluster : clusters) {
      scope = scope.with(cluster, new Namespaces.All());
    }
    return scope;
  }

  /** This, and what is said of one more cluster. */
  public Scope with(String cluster, Namespaces namespaces) {
    requireNonNull(namespaces, "namespaces");
    var more = new TreeMap<>(clusters);
    more.put(cluster, namespaces);
    return new Scope(more);
  }

  public boolean includes(String cluster, String namespace) {
    Namespaces namespaces = clusters.get(cluster);
    return namespaces != null && namespaces.includes(namespace);
  }
}
