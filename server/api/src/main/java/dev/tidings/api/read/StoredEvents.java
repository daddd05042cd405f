package dev.tidings.api.read;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.store.StoreException;
import dev.tidings.store.StoredEvent;

/** Stored values as events, with the version that clients see. */
public final class StoredEvents {
  private StoredEvents() {}

  public static Event read(StoredEvent stored) {
    return read(stored, stored.revision());
  }

  /** The event as it is shown at another revision, such as that of its deletion. */
  static Event read(StoredEvent stored, long revision) {
    try {
      return withVersion(StoredForm.decode(stored.value()), revision);
    } catch (DecodeException e) {
      throw new StoreException("the stored value of " + stored.key() + " cannot be read", e);
    }
  }

  public static Event withVersion(Event event, long revision) {
    return event.withMetadata(
        event.metadata().toBuilder().resourceVersion(Long.toString(revision)).build());
  }
}
