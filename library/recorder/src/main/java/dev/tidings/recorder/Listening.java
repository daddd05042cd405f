package dev.tidings.recorder;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells outcomes to whoever asked. */
final class Listening {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);

  private Listening() {}

  // A listener is not ours, and must not end the thread whatever it throws.
  static void tell(@Nullable Consumer<Outcome> listener, Outcome outcome) {
    if (listener == null) {
      return;
    }
    try {
      listener.accept(outcome);
    } catch (Throwable e) {
      LOG.warn("A listener failed at {}", outcome, e);
    }
  }
}
