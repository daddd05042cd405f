package dev.tidings.recorder;

import dev.tidings.event.Event;
import org.jspecify.annotations.Nullable;

/** What is to be done about one event. */
sealed interface Correlation {
  /** Nothing. */
  record Skip(DropCause cause) implements Correlation {}

  /**
   * A request.
   *
   * @param key what the event is a repeat of: writes with one key keep their order
   * @param event as it will be
   * @param change what differs from what is stored, or null to create it
   * @param persistence whether a failure is tried again
   */
  record Write(Object key, Event event, @Nullable EventChange change, Persistence persistence)
      implements Correlation {}

  /** How much a write is worth. */
  enum Persistence {
    /** Tried again as the retry policy says. */
    RETRIED,
    /** Tried once: the same is written at the next tick anyway. */
    ONCE
  }
}
