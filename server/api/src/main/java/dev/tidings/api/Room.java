package dev.tidings.api;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that clients may take up together: counts it, and says no before it is too much. */
final class Room {
  private final long limit;
  private final Shares shares;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /**
   * @param share how many of the bytes one user may hold
   */
  Room(long limit, long share) {
    this.limit = limit;
    this.shares = new Shares(share);
  }

  /** Whether there is room for so many bytes of a user's; what is held must be given back. */
  boolean tryHold(String user, long bytes) {
    if (held.addAndGet(bytes) <= limit && shares.tryTake(user, bytes)) {
      return true;
    }
    held.addAndGet(-bytes);
    refused.incrementAndGet();
    return false;
  }

  /** Counts bytes that are held in any case. */
  void hold(String user, long bytes) {
    held.addAndGet(bytes);
    shares.take(user, bytes);
  }

  void release(String user, long bytes) {
    held.addAndGet(-bytes);
    shares.giveBack(user, bytes);
  }

  long held() {
    return held.get();
  }

  /** How often there was no room. */
  long refused() {
    return refused.get();
  }
}
