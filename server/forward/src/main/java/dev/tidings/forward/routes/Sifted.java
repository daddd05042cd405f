package dev.tidings.forward.routes;

import dev.tidings.forward.Message;

/** What a route does with one change. */
public sealed interface Sifted {
  /** It is sent. */
  record Wanted(Message message) implements Sifted {}

  /**
   * It should be sent, and the route's shape makes nothing of it.
   *
   * @param message with the event as it is
   * @param why for people
   */
  record Unshaped(Message message, String why) implements Sifted {}

  /** It is not sent. */
  record Dropped(DropCause cause) implements Sifted {}
}
