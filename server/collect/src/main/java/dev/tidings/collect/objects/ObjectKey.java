package dev.tidings.collect.objects;

import dev.tidings.collect.upstream.UpstreamObjects;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;

/**
 * An object of a cluster.
 *
 * @param cluster by its name here
 * @param namespace empty for an object that is in none
 * @param uid empty when it is not known
 */
record ObjectKey(
    String cluster, String apiVersion, String kind, String namespace, String name, String uid) {
  /** What is read of an object stands beside its events, which more people may read. */
  private static final String SECRET = "Secret";

  static ObjectKey of(String cluster, ObjectReference reference) {
    String apiVersion = reference.apiVersion();
    return new ObjectKey(
        cluster,
        apiVersion.isEmpty() ? "v1" : apiVersion,
        reference.kind(),
        reference.namespace(),
        reference.name(),
        reference.uid());
  }

  /** An owner is in its object's namespace, or in none. */
  ObjectKey owner(OwnerReference owner) {
    return new ObjectKey(
        cluster, owner.apiVersion(), owner.kind(), namespace, owner.name(), owner.uid());
  }

  /** Whether it may be asked for at all: whoever writes events has chosen all of it. */
  boolean mayBeAskedFor() {
    return !kind.isEmpty()
        && !kind.equals(SECRET)
        && UpstreamObjects.isApiVersion(apiVersion)
        && (namespace.isEmpty() || UpstreamObjects.isSegment(namespace))
        && UpstreamObjects.isSegment(name);
  }
}
