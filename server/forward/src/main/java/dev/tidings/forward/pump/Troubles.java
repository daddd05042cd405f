package dev.tidings.forward.pump;

import dev.tidings.forward.pump.RouteStatus.Trouble;
import java.time.InstantSource;
import java.util.Optional;

/** What goes wrong with a route. Safe for use by several threads. */
final class Troubles {
  private final InstantSource clock;
  private long retries;
  private long redelivered;
  private boolean now;
  private Optional<Trouble> last = Optional.empty();

  Troubles(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void retried() {
    retries++;
  }

  synchronized void redelivered(int messages) {
    redelivered += messages;
  }

  /** From now on it does not go well. */
  synchronized void met(String why) {
    now = true;
    lost(why);
  }

  /** Something could not be delivered; what comes behind it may be. */
  synchronized void lost(String why) {
    last = Optional.of(new Trouble(clock.instant(), why));
  }

  /** From now on it goes well. */
  synchronized void over() {
    now = false;
  }

  /** How often a batch, or what was left of one, has been tried again. */
  synchronized long retries() {
    return retries;
  }

  /** How many dead letters were delivered after all. */
  synchronized long redelivered() {
    return redelivered;
  }

  /** Whether it does not go well at present. */
  synchronized boolean now() {
    return now;
  }

  synchronized Optional<Trouble> last() {
    return last;
  }
}
