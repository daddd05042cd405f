package dev.tidings.event;

/** Whether an event's message names the part of the object that it is about. */
public enum FieldPaths {
  /** As kubectl 1.36 does it: {@code spec.containers{web}: Pulling image "nginx"}. */
  BEFORE_MESSAGE,
  /** As kubectl 1.32 did it: the message alone. */
  LEFT_OUT
}
