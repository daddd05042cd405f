package dev.tidings.store.kit;

import dev.tidings.store.EventStore;

/** A store that is open, and how to make it look at what is due and what is too old. */
public record Opened(EventStore store, Runnable upkeep) implements AutoCloseable {
  @Override
  public void close() {
    store.close();
  }
}
