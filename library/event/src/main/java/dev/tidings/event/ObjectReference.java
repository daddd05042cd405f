package dev.tidings.event;

import static java.util.Objects.requireNonNull;

/**
 * A reference to the object an event is about (core/v1 ObjectReference). Every part may be empty.
 */
public record ObjectReference(
    String kind,
    String namespace,
    String name,
    String uid,
    String apiVersion,
    String resourceVersion,
    String fieldPath) {
  /** The reference that says nothing. */
  public static final ObjectReference EMPTY = new ObjectReference("", "", "", "", "", "", "");

  public ObjectReference {
    requireNonNull(kind, "kind");
    requireNonNull(namespace, "namespace");
    requireNonNull(name, "name");
    requireNonNull(uid, "uid");
    requireNonNull(apiVersion, "apiVersion");
    requireNonNull(resourceVersion, "resourceVersion");
    requireNonNull(fieldPath, "fieldPath");
  }

  /** The same object at another version, or at none in particular when it is empty. */
  public ObjectReference withResourceVersion(String resourceVersion) {
    return new ObjectReference(kind, namespace, name, uid, apiVersion, resourceVersion, fieldPath);
  }

  /** A part of the same object. */
  public ObjectReference withFieldPath(String fieldPath) {
    return new ObjectReference(kind, namespace, name, uid, apiVersion, resourceVersion, fieldPath);
  }
}
