package dev.tidings.store;

/** What of the past a store keeps. */
public enum Past {
  /** What is recent: for watches, pages of lists that go on, and whoever reads changes late. */
  RECENT,

  /**
   * That, and every state an event has had since it was created, with its time, as long as the
   * event exists and is recent.
   */
  OF_EVENTS
}
