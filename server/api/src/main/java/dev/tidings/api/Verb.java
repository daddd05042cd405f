package dev.tidings.api;

/** What a request wants done, as Kubernetes names it. */
enum Verb {
  CREATE,
  GET,
  LIST,
  WATCH,
  UPDATE,
  PATCH,
  DELETE,
  DELETECOLLECTION
}
