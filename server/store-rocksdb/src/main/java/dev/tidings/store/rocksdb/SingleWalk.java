package dev.tidings.store.rocksdb;

import dev.tidings.store.StoredEvent;
import java.util.Optional;

/** One event, or none. */
final class SingleWalk implements Walk {
  private final Optional<StoredEvent> event;
  private boolean done;

  SingleWalk(Optional<StoredEvent> event) {
    this.event = event;
  }

  @Override
  public boolean advance() {
    boolean here = event.isPresent() && !done;
    done = true;
    return here;
  }

  @Override
  public StoredEvent event() {
    return event.orElseThrow();
  }

  @Override
  public void close() {}
}
