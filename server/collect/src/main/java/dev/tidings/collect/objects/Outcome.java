package dev.tidings.collect.objects;

/** What became of asking for an event's object. */
public enum Outcome {
  /** What the cluster says, or said a moment ago, stands beside the event. */
  DESCRIBED,
  /** There is no such object any more, and nothing was known of it. */
  GONE,
  /** It has no such kind, or may not be read. */
  HIDDEN,
  /** The cluster did not answer, or the answer made no sense. */
  FAILED,
  /** It was not asked, or not waited for, since it answers too slowly. */
  LATE,
  /** It was not asked, since the event is from long ago, or names nothing that may be asked for. */
  UNASKED
}
