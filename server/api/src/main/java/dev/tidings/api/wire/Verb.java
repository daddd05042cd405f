package dev.tidings.api.wire;

/** What a request wants done, as Kubernetes names it. */
public enum Verb {
  CREATE,
  GET,
  LIST,
  WATCH,
  UPDATE,
  PATCH,
  DELETE,
  DELETECOLLECTION
}
