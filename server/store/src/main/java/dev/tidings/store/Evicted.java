package dev.tidings.store;

/**
 * What was taken away before it was due.
 *
 * @param events were deleted; the past keeps them for as long as it keeps anything
 * @param states of events that still exist were forgotten
 * @param leaving bytes of the events that are free when the past has gone; what states took, is
 */
public record Evicted(int events, int states, long leaving) {
  public static final Evicted NOTHING = new Evicted(0, 0, 0);

  public int count() {
    return events + states;
  }

  public Evicted plus(Evicted more) {
    return new Evicted(events + more.events, states + more.states, leaving + more.leaving);
  }
}
