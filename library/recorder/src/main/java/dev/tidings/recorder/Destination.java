package dev.tidings.recorder;

/** Where a subscriber's offers end: in a handler, or at a sink. Called by one thread at a time. */
interface Destination {
  /** Takes an offer and will close the books on it; false if it is not ready for another one. */
  boolean take(Offer offer);

  /** Does what was put off until the end, because the end is near. */
  void flush();

  /** Drops all that it has, and what it is still given, for this cause. */
  void abandon(DropCause cause);
}
