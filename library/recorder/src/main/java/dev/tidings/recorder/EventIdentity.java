package dev.tidings.recorder;

/** What makes two events of one source about one object the same event, seen twice. */
public enum EventIdentity {
  /** Type, reason and message: as Kubernetes' own components see it. */
  BY_MESSAGE,
  /** Type and reason: the newest message is shown, and the count rises whatever it says. */
  BY_REASON
}
