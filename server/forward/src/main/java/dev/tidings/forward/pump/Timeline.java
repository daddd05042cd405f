package dev.tidings.forward.pump;

import java.time.Duration;
import java.time.Instant;

/**
 * When a store reached which revision, so that the age of what waits is known: to some hundredths
 * of a second for what is new, and to some hundredths of itself for what is old. Safe for use by
 * several threads.
 */
final class Timeline {
  private static final int MOST = 1024;
  private static final long APART_MILLIS = 10;

  private final long[] revisions = new long[MOST];
  private final long[] times = new long[MOST];
  private int size;
  private long newest;

  /** A clock that goes back adds nothing. */
  synchronized void reached(long revision, long millis) {
    newest = Math.max(newest, revision);
    if (size > 0 && millis < times[size - 1] + APART_MILLIS) {
      return;
    }
    if (size == MOST) {
      thinOut();
    }
    revisions[size] = revision;
    times[size] = millis;
    size++;
  }

  /** Forgets every other moment of the older half. */
  private void thinOut() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i >= MOST / 2 || i % 2 == 0) {
        revisions[kept] = revisions[i];
        times[kept] = times[i];
        kept++;
      }
    }
    size = kept;
  }

  synchronized long newest() {
    return newest;
  }

  /** A revision that was there at a time, as late a one as is known; zero when none is. */
  synchronized long reachedBy(long millis) {
    int last = size - 1;
    while (last >= 0 && times[last] > millis) {
      last--;
    }
    return last < 0 ? 0 : revisions[last];
  }

  /**
   * The last known time at which there was nothing behind a revision: now when there is nothing
   * now, the epoch when none is known.
   */
  synchronized Instant settledBy(long revision, Instant now) {
    if (revision >= newest) {
      return now;
    }
    int last = size - 1;
    while (last >= 0 && revisions[last] > revision) {
      last--;
    }
    return last < 0 ? Instant.EPOCH : Instant.ofEpochMilli(times[last]);
  }

  /** How long ago the first revision behind one was there; zero when there is none. */
  synchronized Duration lag(long revision, long nowMillis) {
    if (revision >= newest || size == 0) {
      return Duration.ZERO;
    }
    int first = 0;
    while (first < size - 1 && revisions[first] <= revision) {
      first++;
    }
    return Duration.ofMillis(Math.max(0, nowMillis - times[first]));
  }
}
