package dev.tidings.store;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.EventKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one key. From its due time on the store may delete an event, and does so soon;
 * until it has, the event is read, listed and written to like any other. A due time of null means
 * never.
 */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Write {
  EventKey key();

  /** Writes an event that must not exist yet. */
  record Create(EventKey key, byte[] value, @Nullable Instant due) implements Write {
    public Create {
      requireNonNull(key, "key");
      requireNonNull(value, "value");
    }
  }

  /** Gives a new value and a new due time to an event that must stand at the expected revision. */
  record Replace(EventKey key, byte[] value, long expectedRevision, @Nullable Instant due)
      implements Write {
    public Replace {
      requireNonNull(key, "key");
      requireNonNull(value, "value");
    }
  }

  /** Removes an event that must stand at the expected revision. */
  record Delete(EventKey key, long expectedRevision) implements Write {
    public Delete {
      requireNonNull(key, "key");
    }
  }
}
