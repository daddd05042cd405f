package dev.tidings.api;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that clients may take up together: counts it, and says no before it is too much. */
final class Room {
  private final long limit;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  Room(long limit) {
    this.limit = limit;
  }

  /** Whether there is room for so many bytes; what is held must be given back. */
  boolean tryHold(long bytes) {
    if (held.addAndGet(bytes) <= limit) {
      return true;
    }
    held.addAndGet(-bytes);
    refused.incrementAndGet();
    return false;
  }

  /** Counts bytes that are held in any case. */
  void hold(long bytes) {
    held.addAndGet(bytes);
  }

  void release(long bytes) {
    held.addAndGet(-bytes);
  }

  long held() {
    return held.get();
  }

  /** How often there was no room. */
  long refused() {
    return refused.get();
  }
}
