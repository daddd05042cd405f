package dev.tidings.store.rocksdb;

import dev.tidings.store.StoredEvent;

/** Goes over events in key order, as they stood at one revision. Of one thread; must be closed. */
interface Walk extends AutoCloseable {
  /** Goes to the next event; false when there is none. */
  boolean advance();

  /** The event that {@link #advance} went to. */
  StoredEvent event();

  @Override
  void close();
}
