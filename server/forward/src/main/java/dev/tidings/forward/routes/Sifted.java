package dev.tidings.forward.routes;

import dev.tidings.forward.Message;

/** What a route does with one change. */
public sealed interface Sifted {
  /** It is sent. */
  record Wanted(Message message) implements Sifted {}

  /** It is not sent. */
  record Dropped(DropCause cause) implements Sifted {}
}
