package dev.tidings.recorder;

import dev.tidings.recorder.Correlation.Write;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The writes of one key, in order.
 *
 * <p>Invariant: only the first is ever sent, and it stays the first until it is settled.
 */
final class Lane {
  private final Object key;
  private final Deque<PendingWrite> writes = new ArrayDeque<>(1);
  private State state = State.IDLE;

  /** What happens to the first write. */
  enum State {
    /** Nothing yet. */
    IDLE,
    /** It waits for a thread. */
    READY,
    /** It is being sent. */
    SENDING,
    /** It waits for its next try. */
    RESTING
  }

  Lane(Object key) {
    this.key = key;
  }

  Object key() {
    return key;
  }

  Deque<PendingWrite> writes() {
    return writes;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  /** Lets the last write take a repeat in, unless it is being sent. */
  boolean absorbs(Write repeat, Offer offer) {
    PendingWrite last = writes.peekLast();
    boolean beingSent = state == State.SENDING && writes.size() == 1;
    return last != null && !beingSent && last.absorbs(repeat, offer);
  }

  /** Another process had counted the event before: what waits behind the first write counts on. */
  void countOn(int before) {
    writes.stream().skip(1).forEach(later -> later.countOn(before));
  }
}
