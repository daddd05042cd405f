package dev.tidings.forward.pump;

import java.time.Duration;

/** How a route waits. */
@FunctionalInterface
interface Pauses {
  /**
   * Returns after a time.
   *
   * @throws InterruptedException when the route ends before
   */
  void pause(Duration length) throws InterruptedException;
}
