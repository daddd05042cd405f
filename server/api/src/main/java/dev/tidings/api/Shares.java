package dev.tidings.api;

import java.util.HashMap;
import java.util.Map;

/** What each user has of something that no one may have too much of. Safe for use by any thread. */
final class Shares {
  private final long most;
  private final Map<String, Long> taken = new HashMap<>();

  /**
   * @param most how much of it one user may have
   */
  Shares(long most) {
    this.most = most;
  }

  /** Whether a user may have so much more; what is taken must be given back. */
  synchronized boolean tryTake(String user, long amount) {
    if (taken.getOrDefault(user, 0L) + amount > most) {
      return false;
    }
    take(user, amount);
    return true;
  }

  /** Counts what a user has in any case. */
  synchronized void take(String user, long amount) {
    taken.merge(user, amount, Long::sum);
  }

  synchronized void giveBack(String user, long amount) {
    taken.computeIfPresent(user, (name, all) -> all == amount ? null : Long.valueOf(all - amount));
  }
}
