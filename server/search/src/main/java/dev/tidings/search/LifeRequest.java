package dev.tidings.search;

import static java.util.Objects.requireNonNull;

/**
 * What happened to one object.
 *
 * @param namespace empty for an object of the whole cluster
 */
public record LifeRequest(
    String cluster, String kind, String namespace, String name, Period period, Scope scope) {
  public LifeRequest {
    requireNonNull(cluster, "cluster");
    requireNonNull(kind, "kind");
    requireNonNull(namespace, "namespace");
    requireNonNull(name, "name");
    requireNonNull(period, "period");
    requireNonNull(scope, "scope");
  }
}
