package dev.tidings.api.discovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be found among the events of all clusters: the last part of a path. */
public enum LookupKind {
  SEARCH,
  HISTOGRAM,
  TOP,
  OBJECTS,
  STREAM,
  SOURCES;

  static Optional<LookupKind> of(String part) {
    return Arrays.stream(values()).filter(each -> each.part().equals(part)).findFirst();
  }

  /** How it is called in a path. */
  public String part() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What of events in a namespace one must be allowed to do, to be told of them. */
  public String verb() {
    return this == STREAM ? "watch" : "list";
  }
}
