package dev.tidings.api.read;

import dev.tidings.event.Event;
import dev.tidings.store.StoredEvent;
import java.util.Iterator;
import java.util.List;

/** Events that are few enough to be held as they are stored. */
record KeptEvents(List<StoredEvent> stored) implements Iterable<Event> {
  @Override
  public Iterator<Event> iterator() {
    return stored.stream().map(StoredEvents::read).iterator();
  }
}
