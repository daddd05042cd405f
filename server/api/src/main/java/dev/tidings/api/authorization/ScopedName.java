package dev.tidings.api.authorization;

import java.util.Comparator;

/**
 * The name of a role or of a binding.
 *
 * @param namespace empty for those of the cluster
 */
record ScopedName(String namespace, String name) implements Comparable<ScopedName> {
  private static final Comparator<ScopedName> ORDER =
      Comparator.comparing(ScopedName::namespace).thenComparing(ScopedName::name);

  boolean ofCluster() {
    return namespace.isEmpty();
  }

  @Override
  public int compareTo(ScopedName other) {
    return ORDER.compare(this, other);
  }
}
