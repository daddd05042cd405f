package dev.tidings.collect;

import dev.tidings.collect.objects.Outcomes;
import java.time.Instant;

/**
 * What has become of what a collector was told. Safe for use by several threads.
 *
 * <p>Invariant: {@code seen = written + unchanged + unreadable + unstorable + putOff + pending},
 * whenever it is read.
 */
final class Accounts {
  /** What a collector is doing. */
  enum State {
    /** It has not begun, or has ended. */
    STOPPED,
    LISTING,
    WATCHING,
    /** An agent tells of it. */
    RECEIVING,
    /** It waits, since something went wrong. */
    WAITING
  }

  private final Outcomes objects = new Outcomes();
  private State state = State.STOPPED;
  private Instant heard;
  private long seen;
  private long written;
  private long unchanged;
  private long unreadable;
  private long unstorable;
  private long putOff;
  private long pending;
  private long deletions;
  private long gaps;
  private long lists;
  private long watches;
  private long failures;

  /**
   * The figures of one moment.
   *
   * @param heard when the cluster was last heard of
   * @param seen events and their changes that the cluster told of
   * @param unreadable were no events
   * @param unstorable have no name that can be kept
   * @param putOff could not be kept at the time, and are read again
   * @param deletions of which the cluster told; nothing is deleted here for that
   */
  record Figures(
      State state,
      Instant heard,
      long seen,
      long written,
      long unchanged,
      long unreadable,
      long unstorable,
      long putOff,
      long pending,
      long deletions,
      long gaps,
      long lists,
      long watches,
      long failures) {}

  Accounts(Instant begun) {
    this.heard = begun;
  }

  synchronized void is(State now) {
    lists += now == State.LISTING ? 1 : 0;
    watches += now == State.WATCHING ? 1 : 0;
    failures += now == State.WAITING ? 1 : 0;
    state = now;
  }

  /** The cluster said something. */
  synchronized void heard(Instant now) {
    heard = now;
  }

  synchronized void told(int events, int noEvents, int deleted) {
    seen += events + noEvents;
    pending += events;
    unreadable += noEvents;
    deletions += deleted;
  }

  synchronized void settled(Taken taken) {
    written += taken.written();
    unchanged += taken.unchanged();
    unstorable += taken.refused();
    pending -= taken.written() + taken.unchanged() + taken.refused();
  }

  /** What was told is not settled, and will be told again. */
  synchronized void putOff(int events) {
    putOff += events;
    pending -= events;
  }

  synchronized void missed() {
    gaps++;
  }

  /** What became of asking what events are about. */
  Outcomes objects() {
    return objects;
  }

  synchronized Figures figures() {
    return new Figures(
        state,
        heard,
        seen,
        written,
        unchanged,
        unreadable,
        unstorable,
        putOff,
        pending,
        deletions,
        gaps,
        lists,
        watches,
        failures);
  }
}
