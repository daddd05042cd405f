package dev.tidings.recorder;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the program's own code what it wants to know, whatever that throws. */
record Listening(RareLog log, InstantSource clock) {
  /** Tells an outcome, if anybody asked for it. */
  void tell(@Nullable Consumer<Outcome> listener, Outcome outcome) {
    if (listener != null) {
      tells("A listener", listener, outcome);
    }
  }

  /**
   * Tells something; false if that failed, which is said now and then. Who is told is not ours, and
   * must not end the thread whatever it throws.
   *
   * @param whose how the log calls who is told
   */
  <T> boolean tells(String whose, Consumer<T> listener, T news) {
    try {
      listener.accept(news);
      return true;
    } catch (Throwable e) {
      log.failed(whose, news, e, clock.instant());
      return false;
    }
  }
}
