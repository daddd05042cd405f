package dev.tidings.forward;

import java.util.List;

/** Where a route's messages go. Used by one thread at a time. */
public interface Destination extends AutoCloseable {
  /**
   * Delivers messages, in their order, and waits a bounded time for the acknowledgement. Tries once
   * only: the route does the rest, and may deliver again what has been taken. What is thrown counts
   * as a fault of the program; nothing is taken then.
   *
   * @param batch at least one message; all of one form, and from one cluster
   * @throws InterruptedException when the route ends
   */
  Delivery deliver(List<Message> batch) throws InterruptedException;

  /** Lets go of everything; nothing is delivered any more. */
  @Override
  default void close() {}
}
