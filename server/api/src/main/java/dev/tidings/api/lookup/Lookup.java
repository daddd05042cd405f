package dev.tidings.api.lookup;

import dev.tidings.search.EventSearch;
import dev.tidings.search.Scope;
import dev.tidings.search.query.EventQuery;
import tools.jackson.core.JsonGenerator;

/** One thing that is to be found, as a request says it: read, and within its limits. */
interface Lookup {
  /** What may be told is found out with this: namespaces that it names come first. */
  EventQuery query();

  /** Finds it, as far as may be told; blocks. */
  Found in(EventSearch search, Scope scope);

  /** What was found. */
  @FunctionalInterface
  interface Found {
    /** Writes the members of one JSON object. */
    void write(JsonGenerator json);
  }
}
