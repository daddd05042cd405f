package dev.tidings.collect.upstream;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;

/** What a watch tells. Empty revisions are unknown. */
public sealed interface Notice {
  /** An event is new, or has changed. */
  record Changed(Event event) implements Notice {
    public Changed {
      requireNonNull(event, "event");
    }

    @Override
    public String revision() {
      return event.metadata().resourceVersion();
    }
  }

  /** An event is gone there. */
  record Deleted(String revision) implements Notice {}

  /** Nothing that concerns events has happened up to here. */
  record Bookmark(String revision) implements Notice {}

  /** Something that is no event, or none that can be read. */
  record Unreadable(String revision) implements Notice {}

  /** How far the cluster is with this. */
  String revision();
}
