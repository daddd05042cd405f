package dev.tidings.store;

import java.time.Duration;

/**
 * Figures of a store since it was opened; cheap to read at any time.
 *
 * @param revision the newest revision
 * @param compactedRevision the oldest revision that can still be read at
 * @param liveEvents events in the present
 * @param waitingWrites writes offered and not answered yet
 * @param writes changes committed, deletions and expiries included
 * @param commits batches committed, each with one sync
 * @param failedCommits batches that the machine refused; their writes were answered with a failure
 * @param writing whether writes can be committed, as far as the last of them tells
 * @param expired events deleted because they were due
 * @param expiryLag how long the oldest event that is due has been waiting for its deletion
 * @param historyBytes bytes of kept history, before compression
 * @param eventBytes bytes of events in the present, before compression
 */
public record StoreStats(
    long revision,
    long compactedRevision,
    long liveEvents,
    int waitingWrites,
    long writes,
    long commits,
    long failedCommits,
    Writing writing,
    long expired,
    Duration expiryLag,
    long historyBytes,
    long eventBytes) {
  /** How it stands with commits. */
  public enum Writing {
    WORKS,
    /** The last commit was refused by the machine; it is tried again with the next. */
    FAILING,
    /** The store is closed, or broken for good: only opening it anew helps. */
    ENDED
  }
}
