package dev.tidings.forward.shape;

import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;

/** Makes the bodies of a route's messages. Safe for use by several threads. */
public interface Shape {
  /** What it makes, always. */
  Message.Form form();

  /**
   * The body for an event.
   *
   * @throws ShapeException when there is none: nothing else is sent then
   */
  byte[] body(EnhancedEvent event) throws ShapeException;
}
