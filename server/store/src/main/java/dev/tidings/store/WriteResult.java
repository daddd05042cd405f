package dev.tidings.store;

import dev.tidings.event.EventKey;

/** How a write ended. A write that is not {@link Written} changed nothing and used no revision. */
public sealed interface WriteResult {
  /** The write is on disk. For a delete, {@code revision} is that of the deletion. */
  record Written(long revision) implements WriteResult {}

  /** A create found the key taken. */
  record Exists(StoredEvent current) implements WriteResult {}

  /** A replace or delete found nothing. */
  record Missing(EventKey key) implements WriteResult {}

  /** A replace or delete found another revision than it expected. */
  record Conflict(StoredEvent current) implements WriteResult {}

  /** Too many writes wait already; nothing was taken on. */
  record Overloaded(int waiting) implements WriteResult {}
}
