package dev.tidings.store;

import java.util.List;

/** What a read of the change log found. */
public sealed interface ChangesResult {
  /**
   * Changes in order of their revisions (and of their keys within one), never a part of a revision.
   *
   * @param upTo every change up to and including this revision is in this batch or before it; where
   *     to go on
   */
  record Batch(List<Change> changes, long upTo) implements ChangesResult {
    public Batch {
      changes = List.copyOf(changes);
    }
  }

  /** Changes after the revision asked for have been dropped from the history. */
  record Expired(long oldest) implements ChangesResult {}
}
