package dev.tidings.recorder;

/** What happens when the queue to a watcher or a sink is full. */
public enum Overflow {
  /** The new event is dropped for this subscriber alone, and counted. */
  DROP_NEWEST,
  /** All subscribers wait for this one; events are dropped where they come in once that is full. */
  WAIT
}
