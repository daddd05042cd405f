package dev.tidings.api.wire;

import dev.tidings.event.Event;

/** One notification of a watch. */
public sealed interface WatchEvent {
  record Added(Event event) implements WatchEvent {}

  record Modified(Event event) implements WatchEvent {}

  record Deleted(Event event) implements WatchEvent {}

  /** The end of the initial events. */
  record InitialEventsEnd(String resourceVersion) implements WatchEvent {}

  /** The watch cannot go on; nothing follows. */
  record Failed(Status status) implements WatchEvent {}
}
