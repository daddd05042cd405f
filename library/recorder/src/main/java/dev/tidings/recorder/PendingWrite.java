package dev.tidings.recorder;

import dev.tidings.event.Event;
import dev.tidings.recorder.Correlation.Persistence;
import dev.tidings.recorder.Correlation.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A write that waits, and the offers that will have been written with it. */
final class PendingWrite {
  /** What waits is bounded by the number of writes, and so must be what they carry. */
  private static final int MOST_CARRIED = 100;

  private Write write;
  private final List<Offer> carried = new ArrayList<>(1);
  private final boolean own;
  private int failed;

  /**
   * @param offer what the write comes from, or null for a write of the recorder's own
   */
  PendingWrite(Write write, @Nullable Offer offer) {
    this.write = write;
    this.own = offer == null;
    if (offer != null) {
      carried.add(offer);
    }
  }

  Write write() {
    return write;
  }

  boolean isOwn() {
    return own;
  }

  List<Offer> carried() {
    return carried;
  }

  /** How many tries have failed. */
  int failed() {
    return failed;
  }

  /** Whether it may have been written before, without the recorder knowing. */
  boolean mayBeWritten() {
    return failed > 0 || carried.stream().limit(1).anyMatch(Offer::isRecovered);
  }

  /** A try has failed; the next one goes on with the event as this one has left it. */
  void retryAs(Event event) {
    failed++;
    write = new Write(write.key(), event, write.change(), write.persistence());
  }

  /**
   * Takes a repeat in, if it is one of the same stored event: the newest count and message win, and
   * what has not been created is created with them.
   */
  boolean absorbs(Write repeat, Offer offer) {
    boolean same =
        carried.size() < MOST_CARRIED
            && repeat.change() != null
            && write.persistence() == Persistence.RETRIED
            && repeat.event().key().equals(write.event().key());
    if (same) {
      EventChange change = write.change() == null ? null : repeat.change();
      write = new Write(write.key(), repeat.event(), change, write.persistence());
      carried.add(offer);
    }
    return same;
  }

  /** Counts on from what another process had counted. */
  void countOn(int before) {
    Event event = Counts.plus(write.event(), before);
    EventChange change = write.change() == null ? null : Counts.change(event);
    write = new Write(write.key(), event, change, write.persistence());
  }
}
