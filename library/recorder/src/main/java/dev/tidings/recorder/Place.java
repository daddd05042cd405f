package dev.tidings.recorder;

/**
 * Where a spool holds an event.
 *
 * @param number counts all events of the spool, in order
 * @param offset of its frame in the segment
 */
record Place(Segment segment, long number, long offset) {
  /** Whether the event was recorded by an earlier process, which may have written it. */
  boolean isRecovered() {
    return segment.isRecovered();
  }
}
