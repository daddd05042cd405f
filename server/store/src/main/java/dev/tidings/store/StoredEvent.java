package dev.tidings.store;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.EventKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in a store at one revision.
 *
 * @param value the bytes as they were written; shared, never to be changed
 * @param revision the revision of the write that gave this value
 * @param createRevision the revision of the write that created the event
 * @param due when the event expires, in milliseconds; null when it never does
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a value is bytes; copies per read would cost more than they protect
public record StoredEvent(
    EventKey key, byte[] value, long revision, long createRevision, @Nullable Instant due) {
  public StoredEvent {
    requireNonNull(key, "key");
    requireNonNull(value, "value");
  }
}
