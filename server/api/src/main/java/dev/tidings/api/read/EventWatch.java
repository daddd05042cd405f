package dev.tidings.api.read;

import dev.tidings.api.wire.WatchEvent;
import dev.tidings.api.wire.WatchStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One watch, without a thread of its own: while somebody waits for its next notifications it is
 * either at work on a worker or parked until the store has changed.
 *
 * <p>Invariant: the reading is used by one step at a time, since a step begins only with a call of
 * {@link #next}, or out of the parking place, and each takes the watch out of the other.
 */
final class EventWatch implements WatchStream {
  private final Watches watches;
  private final WatchReading reading;
  private final Instant end;
  private @Nullable CompletableFuture<List<WatchEvent>> waiting;
  private boolean over;

  EventWatch(Watches watches, WatchReading reading, Instant end) {
    this.watches = watches;
    this.reading = reading;
    this.end = end;
  }

  @Override
  public CompletionStage<List<WatchEvent>> next() {
    var next = new CompletableFuture<List<WatchEvent>>();
    synchronized (this) {
      if (over) {
        return CompletableFuture.completedFuture(List.of());
      }
      waiting = next;
    }
    goOn();
    return next;
  }

  private void goOn() {
    if (reading.isBehind() || !watches.park(this)) {
      try {
        watches.workers().execute(this::step);
      } catch (RejectedExecutionException closing) {
        close();
      }
    }
  }

  boolean isBehind() {
    return reading.isBehind();
  }

  boolean isDue(Instant now) {
    return !now.isBefore(end);
  }

  /** Reads on; to be called on a worker. */
  void step() {
    if (isOver()) {
      return;
    }
    try {
      List<WatchEvent> events = reading.next();
      if (events.isEmpty()) {
        goOn();
      } else {
        give(events);
      }
    } catch (RuntimeException | Error failure) {
      fail(failure);
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  private void give(List<WatchEvent> events) {
    CompletableFuture<List<WatchEvent>> taker = take(reading.isOver());
    if (taker != null) {
      taker.complete(events);
    }
  }

  private void fail(Throwable failure) {
    CompletableFuture<List<WatchEvent>> taker = take(true);
    if (taker != null) {
      taker.completeExceptionally(failure);
    }
  }

  private synchronized @Nullable CompletableFuture<List<WatchEvent>> take(boolean isLast) {
    CompletableFuture<List<WatchEvent>> taker = waiting;
    waiting = null;
    over |= isLast;
    return taker;
  }

  @Override
  public void close() {
    CompletableFuture<List<WatchEvent>> taker = take(true);
    watches.forget(this);
    if (taker != null) {
      taker.complete(List.of());
    }
  }
}
