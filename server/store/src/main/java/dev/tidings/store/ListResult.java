package dev.tidings.store;

import java.util.List;

/** What a list found. */
public sealed interface ListResult {
  /**
   * A page: at most what was asked for, at least one event where there is any. It ends early when
   * its events are large.
   *
   * @param revision the revision that was read; later pages ask for it
   * @param more whether the selection has events after the last one given
   */
  record Page(List<StoredEvent> events, long revision, boolean more) implements ListResult {
    public Page {
      events = List.copyOf(events);
    }
  }

  /** The revision asked for is older than the kept history. */
  record Expired(long oldest) implements ListResult {}

  /** The revision asked for has not been given out yet. */
  record Future(long current) implements ListResult {}
}
