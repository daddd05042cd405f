package dev.tidings.store;

import java.util.Optional;

/** A store that can be written out whole while it is used. */
public interface SnapshotSource {
  /**
   * Takes a snapshot of the newest revision; empty while another one has not been closed. Blocks
   * until all that is stored has been read once and found whole; writes go on meanwhile.
   *
   * @throws StoreException when there is damage, or no room
   */
  Optional<Snapshot> snapshot();
}
