package dev.tidings.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * States of one event, the newest first: at most as many as were asked for, at least one where
 * there is any. It ends early when they are large.
 *
 * @param more whether there are older ones
 */
public record HistoryPage(List<State> states, boolean more) {
  public HistoryPage {
    states = List.copyOf(states);
  }

  /**
   * What an event was from a revision on.
   *
   * @param written when the store committed it; null when that is not known any more
   */
  public record State(StoredEvent event, @Nullable Instant written) {
    public State {
      requireNonNull(event, "event");
    }
  }
}
