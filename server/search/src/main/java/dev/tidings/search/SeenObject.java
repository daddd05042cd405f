package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.ObjectReference;

/**
 * An object that events tell of, in the cluster that it is of. It need not exist any more.
 *
 * @param namespace empty for an object of the whole cluster
 * @param uid empty if events do not say
 */
public record SeenObject(String cluster, String kind, String namespace, String name, String uid) {
  public SeenObject {
    requireNonNull(cluster, "cluster");
    requireNonNull(kind, "kind");
    requireNonNull(namespace, "namespace");
    requireNonNull(name, "name");
    requireNonNull(uid, "uid");
  }

  public static SeenObject of(String cluster, ObjectReference reference) {
    return new SeenObject(
        cluster, reference.kind(), reference.namespace(), reference.name(), reference.uid());
  }

  /** {@code KIND/NAME}. */
  public String kindAndName() {
    return kind + "/" + name;
  }
}
