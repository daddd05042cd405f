package dev.tidings.recorder;

/** Where a subscriber's offers end: in a handler, or at a sink. Called by one thread at a time. */
interface Destination {
  /** Takes an offer and will close the books on it; false if it is not ready for another one. */
  boolean take(Offer offer);

  /** What it keeps on disk. */
  default SpoolUse spool() {
    return SpoolUse.NONE;
  }

  /** Whether it keeps for another process what it is given once it is abandoned. */
  default boolean keeps() {
    return false;
  }

  /** Does what was put off until the end, because the end is near. */
  void flush();

  /**
   * Drops all that it has, and what it is still given, for this cause, unless it can keep it. From
   * now on it takes everything, from any thread.
   */
  void abandon(DropCause cause);
}
