package dev.tidings.load.traffic;

/** What a request is for; each is counted apart. */
public enum Kind {
  CREATE,
  PATCH,
  LIST
}
