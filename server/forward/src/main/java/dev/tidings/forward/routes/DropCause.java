package dev.tidings.forward.routes;

/** Why a change is not sent. */
public enum DropCause {
  /** The event is gone: expired, or deleted. */
  DELETED,
  /** What is stored is no event. */
  UNREADABLE,
  /** The event is from another namespace than the route's. */
  ELSEWHERE,
  /** The event does not match. */
  UNMATCHED,
  /** The condition that is to match has no answer for the event. */
  UNDECIDED,
  /** A drop rule matches. */
  RULE,
  /** It is a repeat that the route does not send. */
  REPEAT,
  /** The route's own destination has written it. */
  LOOP,
  /** The destination is sent so many messages only in a time. */
  THROTTLED
}
