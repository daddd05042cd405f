package dev.tidings.recorder;

/** Why an event was not written, one cause for each event that was not. */
public enum DropCause {
  /** The object is null, or nothing can be made of it that an event could refer to. */
  INVALID_OBJECT(Kind.DROPPED),
  /** The type is neither {@code Normal} nor {@code Warning}. */
  INVALID_TYPE(Kind.DROPPED),
  /** Reason, action or a label is such that an API server would refuse the event. */
  INVALID_EVENT(Kind.DROPPED),
  /** Recording is paused. */
  PAUSED(Kind.SUPPRESSED),
  /** The event's type is below the least that is wanted. */
  TYPE_EXCLUDED(Kind.SUPPRESSED),
  /** The reason is one that is not wanted. */
  REASON_EXCLUDED(Kind.SUPPRESSED),
  /** The namespace is not among those wanted. */
  NAMESPACE_EXCLUDED(Kind.SUPPRESSED),
  /** The event was asked for once, and has been before. */
  ONCE(Kind.SUPPRESSED),
  /** The event comes sooner after the last like it than it was asked for. */
  TOO_SOON(Kind.SUPPRESSED),
  /** One source has said too much about one object. */
  SPAM(Kind.SUPPRESSED),
  /** The event is counted in a series, whose count is written later. */
  COUNTED(Kind.SUPPRESSED),
  /** More events than the queue to the broadcaster holds. */
  QUEUE_FULL(Kind.DROPPED),
  /** More events than the queue to one watcher or sink holds. */
  SUBSCRIBER_QUEUE_FULL(Kind.DROPPED),
  /** The watcher's own code threw. */
  HANDLER_FAILED(Kind.DROPPED),
  /** The watcher was stopped before it saw the event. */
  STOPPED(Kind.DROPPED),
  /** The broadcaster was closed before the event was offered. */
  CLOSED(Kind.DROPPED),
  /** The event was still waiting when the time given to close was over. */
  LEFT_AT_CLOSE(Kind.DROPPED),
  /** The spool was full, and newer events have taken its place. */
  SPOOL_FULL(Kind.DROPPED),
  /** The event could not be read back from the spool. */
  SPOOL_FAILED(Kind.DROPPED),
  /** The object lives in another namespace than the sink is bound to. */
  WRONG_NAMESPACE(Kind.DROPPED),
  /** The sink could not make a request of it, or was closed before the broadcaster. */
  NOT_SENT(Kind.FAILED),
  /** The server refused the event for good. */
  REJECTED(Kind.FAILED),
  /** The program has no right to write events here. */
  FORBIDDEN(Kind.FAILED),
  /** The namespace is being deleted and takes no new objects. */
  NAMESPACE_TERMINATING(Kind.FAILED),
  /** Every try failed in a way that a later try might not have. */
  RETRIES_EXHAUSTED(Kind.FAILED);

  /** What a cause says about the event. */
  public enum Kind {
    /** Held back as asked for. */
    SUPPRESSED,
    /** Lost on the way. */
    DROPPED,
    /** Refused at the end of the way. */
    FAILED
  }

  private final Kind kind;

  DropCause(Kind kind) {
    this.kind = kind;
  }

  /** What this cause says about the event. */
  public Kind kind() {
    return kind;
  }
}
