package dev.tidings.store;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.EventKey;
import org.jspecify.annotations.Nullable;

/**
 * One change of one event. Created when {@code before} is null, deleted when {@code after} is null,
 * replaced otherwise.
 *
 * <p>A recent change is one object for all who read it, so work done once for it can be kept by its
 * identity.
 */
public record Change(
    long revision, EventKey key, @Nullable StoredEvent before, @Nullable StoredEvent after) {
  public Change {
    requireNonNull(key, "key");
    if (before == null && after == null) {
      throw new IllegalArgumentException("a change needs a state before or after: " + key);
    }
  }
}
