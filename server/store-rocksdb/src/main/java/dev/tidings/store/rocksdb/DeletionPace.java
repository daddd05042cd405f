package dev.tidings.store.rocksdb;

import java.time.Duration;

/**
 * How many rows a second upkeep deletes: as few as keep its promises, so that writes and reads
 * hardly feel it.
 */
record DeletionPace(double perSecond) {
  /** Each event is gone so long after it was due, unless the machine is too slow for that. */
  static final Duration GONE_WITHIN = Duration.ofMinutes(2);

  /** Less than this is not worth being late for: a busy cluster's events expire at once. */
  static final int AT_LEAST = 2_000;

  /** A write that comes meanwhile waits for two steps at most; one takes some ten milliseconds. */
  static final int STEP = 200;

  /** Too late already. */
  static final DeletionPace AT_ONCE = new DeletionPace(Double.POSITIVE_INFINITY);

  /**
   * The pace for what is due. A burst goes at an even pace; if as much goes on to become due each
   * second, events wait for half of the time they have.
   */
  static DeletionPace ofDue(Backlog due) {
    Duration left = GONE_WITHIN.minus(due.late());
    return left.isPositive() ? atLeast(due.events() / seconds(left)) : AT_ONCE;
  }

  /**
   * The pace for the past: twice that at which it came on average, which goes faster the longer it
   * is behind. What is more than may be kept goes at once.
   */
  static DeletionPace ofPast(StoreState state, RocksOptions options) {
    long rows = state.revision() - state.trimmed();
    return options.excess(state.historyBytes()) > 0
        ? AT_ONCE
        : atLeast(2.0 * rows / Math.max(1, seconds(options.history())));
  }

  private static DeletionPace atLeast(double perSecond) {
    return new DeletionPace(Math.max(AT_LEAST, perSecond));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  boolean isAtOnce() {
    return perSecond == AT_ONCE.perSecond;
  }

  /** How many may go in one step when so much time has passed since the last. */
  int stepAfter(Duration time) {
    return isAtOnce() ? STEP : (int) Math.clamp(Math.ceil(perSecond * seconds(time)), 1, STEP);
  }
}
