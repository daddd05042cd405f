package dev.tidings.collect.upstream;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import java.util.List;

/**
 * A page of a list.
 *
 * @param revision that of the whole list
 * @param next what the next page is asked for with; empty at the end
 * @param unreadable how many items were none that can be read
 */
public record Page(List<Event> events, String revision, String next, int unreadable) {
  public Page {
    events = List.copyOf(events);
    requireNonNull(revision, "revision");
    requireNonNull(next, "next");
  }
}
