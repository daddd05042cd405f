package dev.tidings.api.read;

import dev.tidings.api.wire.WatchEvent;
import dev.tidings.api.wire.WatchStream;
import dev.tidings.store.Selection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watch, without a thread of its own: while somebody waits for its next notifications it is
 * either at work on a worker or parked until the store has changed.
 *
 * <p>Invariant: the reading is used by one step at a time, since a step begins only with a call of
 * {@link #next}, or out of the parking place, and each takes the watch out of the other.
 */
final class EventWatch implements WatchStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventWatch.class);
  private static final long NO_END = Long.MAX_VALUE;
  private static final int GONE = 410;

  private final Watches watches;
  private final WatchReading reading;
  private final Instant due;

  /** It ends once it has read to this revision. Set once. */
  private volatile long lastRevision = NO_END;

  /** As far as it had read after its last step; zero while it tells what was there at first. */
  private volatile long reached;

  private @Nullable Consumer<List<WatchEvent>> waiting;
  private boolean over;

  EventWatch(Watches watches, WatchReading reading, Instant due) {
    this.watches = watches;
    this.reading = reading;
    this.due = due;
    this.reached = reading.position();
  }

  @Override
  public void next(Consumer<List<WatchEvent>> taker) {
    boolean isOver;
    synchronized (this) {
      isOver = over;
      waiting = isOver ? null : taker;
    }
    if (isOver) {
      taker.accept(List.of());
    } else {
      goOn();
    }
  }

  private void goOn() {
    if (reading.position() >= lastRevision) {
      close();
    } else if (isEnding() || reading.isBehind() || !watches.park(this)) {
      try {
        watches.workers().execute(this::step);
      } catch (RejectedExecutionException closing) {
        close();
      }
    }
  }

  /** The part of the store that it is about. */
  Selection selection() {
    return reading.selection();
  }

  /** Everything up to this revision has been seen; to be called while the watch is parked. */
  long position() {
    return reading.position();
  }

  /** The same, for whoever asks at any time; zero while it tells what was there at first. */
  long reached() {
    return reached;
  }

  /** Whether it ends after a revision that is known. */
  boolean isEnding() {
    return lastRevision != NO_END;
  }

  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  /** Reads on after a revision up to which nothing concerns it; to be called on a worker. */
  void stepFrom(long revision) {
    reading.skipTo(revision);
    step();
  }

  private void step() {
    if (isOver()) {
      return;
    }
    try {
      List<WatchEvent> events = reading.next();
      reached = reading.position();
      if (events.isEmpty()) {
        goOn();
      } else {
        countIfExpired(events.getLast());
        give(events);
      }
    } catch (RuntimeException | Error failure) {
      LOG.error("a watch ended early", failure);
      close();
    }
  }

  private void countIfExpired(WatchEvent last) {
    if (last instanceof WatchEvent.Failed failed && failed.status().code() == GONE) {
      watches.countExpired();
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  private void give(List<WatchEvent> events) {
    Consumer<List<WatchEvent>> taker = take(reading.isOver());
    if (taker != null) {
      taker.accept(events);
    }
  }

  private synchronized @Nullable Consumer<List<WatchEvent>> take(boolean isLast) {
    Consumer<List<WatchEvent>> taker = waiting;
    waiting = null;
    over |= isLast;
    return taker;
  }

  @Override
  public void end() {
    if (!settleEnd()) {
      return;
    }
    // asked before it is taken out: what is looked through from then on is without this watch
    long lookedThrough = watches.lookedThrough();
    if (watches.unpark(this)) {
      reading.skipTo(lookedThrough);
      goOn();
    }
  }

  /** False when that was done before: its time may be up just when the server closes. */
  private synchronized boolean settleEnd() {
    if (isEnding()) {
      return false;
    }
    lastRevision = watches.revision();
    return true;
  }

  @Override
  public void close() {
    Consumer<List<WatchEvent>> taker = take(true);
    watches.forget(this);
    if (taker != null) {
      taker.accept(List.of());
    }
  }
}
