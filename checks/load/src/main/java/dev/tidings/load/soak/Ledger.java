package dev.tidings.load.soak;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Revisions of acknowledged writes, and whether the watch of everything has shown each exactly
 * once. Confined to the loop's thread.
 */
final class Ledger {
  private static final long LOST_AFTER = Duration.ofSeconds(30).toNanos();

  private final Map<Long, Long> awaited = new HashMap<>();
  private final Map<Long, Long> unanswered = new HashMap<>();
  private long highest;
  private long highestBeforeRestart;
  private long acknowledged;
  private long lost;
  private long usedTwice;

  /** A write was answered: its change has this revision. */
  void acknowledged(long revision) {
    acknowledged++;
    highest = Math.max(highest, revision);
    if (revision <= highestBeforeRestart) {
      usedTwice++;
    }
    // The watch may have been faster than the answer.
    if (unanswered.remove(revision) == null && awaited.put(revision, System.nanoTime()) != null) {
      usedTwice++;
    }
  }

  /** The watch showed a change. */
  void shown(long revision) {
    if (awaited.remove(revision) == null) {
      unanswered.put(revision, System.nanoTime());
    }
  }

  /** The server is up again: what it gives from now on must be above all it gave before. */
  void restarted() {
    highestBeforeRestart = highest;
  }

  /** Counts as lost what was acknowledged long ago and not shown since. */
  void settle() {
    lost += removeOld(awaited);
    removeOld(unanswered);
  }

  private static int removeOld(Map<Long, Long> times) {
    long limit = System.nanoTime() - LOST_AFTER;
    int removed = 0;
    for (Iterator<Long> each = times.values().iterator(); each.hasNext(); ) {
      if (each.next() - limit < 0) {
        each.remove();
        removed++;
      }
    }
    return removed;
  }

  long acknowledged() {
    return acknowledged;
  }

  /** Acknowledged changes that the watch has not shown yet. */
  long awaited() {
    return awaited.size();
  }

  /** Acknowledged changes that the watch never showed. */
  long lost() {
    return lost;
  }

  /** Revisions given to two writes, or given again after a restart. */
  long usedTwice() {
    return usedTwice;
  }
}
