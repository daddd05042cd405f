package dev.tidings.api.lookup;

import static java.util.Objects.requireNonNull;

import dev.tidings.search.EventSearch;

/**
 * What finds events, and tells how fresh they are.
 *
 * @param search belongs to whoever opened it, and is closed after the server
 */
public record Finding(EventSearch search, CollectorStates collectors) {
  public Finding {
    requireNonNull(search, "search");
    requireNonNull(collectors, "collectors");
  }
}
