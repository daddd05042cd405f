package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import dev.tidings.store.StoredEvent;

/** An event, as its store has it now, and the cluster that it is of. */
public record FoundEvent(String cluster, StoredEvent event) {
  public FoundEvent {
    requireNonNull(cluster, "cluster");
    requireNonNull(event, "event");
  }
}
