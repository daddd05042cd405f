package dev.tidings.recorder;

/** What a sink may be asked to do with an event. */
public enum Verb {
  /** Write a new one: {@link EventSink#create}. */
  CREATE,
  /** Change one that is stored: {@link EventSink#patch}. */
  PATCH,
  /** Say how one is stored: {@link EventSink#read}. */
  READ
}
