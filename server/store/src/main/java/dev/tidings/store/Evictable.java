package dev.tidings.store;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A store of which the oldest can be taken away before it is due. It must keep the past of its
 * events, which says what is the oldest.
 */
public interface Evictable {
  /** When the oldest of what is kept was written; empty when nothing is. Reads from the disk. */
  Optional<Instant> oldest();

  /**
   * Takes away what was written longest ago: an event that has not changed since is deleted, in a
   * revision of its own, as if it had been due; of one that has, only the earlier state goes.
   * Nothing of the recent past is forgotten.
   *
   * @param limit about so many events and states
   * @return ends when they are gone
   */
  CompletableFuture<Evicted> evict(int limit);
}
