package dev.tidings.api.wire;

/** One notification of a watch. */
public sealed interface WatchEvent {
  /** What has happened to an event, as a watch sees it. */
  enum Type {
    ADDED,
    MODIFIED,
    DELETED
  }

  /** An event has come into view, has changed, or has gone. */
  record Changed(Type type, Shown shown) implements WatchEvent {}

  /** The end of the initial events. */
  record InitialEventsEnd(String resourceVersion) implements WatchEvent {}

  /** The watch cannot go on; nothing follows. */
  record Failed(Status status) implements WatchEvent {}
}
