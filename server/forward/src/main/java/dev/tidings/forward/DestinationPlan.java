package dev.tidings.forward;

import dev.tidings.event.Event;
import java.io.IOException;

/**
 * A destination as it is configured, before anything of it is opened. Safe for use by several
 * threads.
 */
public interface DestinationPlan {
  /**
   * Opens the destination. Called again after it has been closed.
   *
   * @throws IOException when it cannot be opened now; it is tried again later
   */
  Destination open() throws IOException;

  /**
   * Whether a destination of this kind has written the event: to take it there again would go in
   * circles.
   */
  default boolean wrote(Event event) {
    return false;
  }

  /** Whether an event means anything to the destination; others count as not matched. */
  default boolean wants(Event event) {
    return true;
  }

  /**
   * Whether one more message may be sent now. Asked last, and once for each; what may not be sent
   * is not sent later, and counts as throttled.
   */
  default boolean admits() {
    return true;
  }
}
