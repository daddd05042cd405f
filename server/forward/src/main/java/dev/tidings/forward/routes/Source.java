package dev.tidings.forward.routes;

import dev.tidings.forward.settings.Settings;
import java.util.Set;
import java.util.function.Function;

/**
 * Where a route's events are from.
 *
 * @param clusters by their names; empty for all
 * @param namespaces in which the events lie; empty for all
 */
public record Source(Set<String> clusters, Set<String> namespaces) {
  /** Everything that the server has. */
  public static final Source EVERYWHERE = new Source(Set.of(), Set.of());

  public Source {
    clusters = Set.copyOf(clusters);
    namespaces = Set.copyOf(namespaces);
  }

  static Source read(Settings settings) {
    return new Source(
        Set.copyOf(settings.each("clusters", Function.identity())),
        Set.copyOf(settings.each("namespaces", Function.identity())));
  }

  /** Whether any event of a cluster may be meant. */
  public boolean includes(String cluster) {
    return clusters.isEmpty() || clusters.contains(cluster);
  }

  boolean includes(String cluster, String namespace) {
    return includes(cluster) && (namespaces.isEmpty() || namespaces.contains(namespace));
  }
}
