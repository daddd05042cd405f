package dev.tidings.recorder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded queue with one taker, who is run only while there is something to take.
 *
 * <p>Invariant: items are taken one at a time, in the order in which they were put in; each has a
 * ticket, counted from 0 in that order. An item that the taker is not ready for stays the first.
 *
 * <p>A taker must be told to accept everything before its mailbox is closed.
 */
final class Mailbox<T> {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);

  private final int capacity;
  private final Scheduler scheduler;
  private final Taker<T> taker;
  private final Deque<T> waiting = new ArrayDeque<>();
  private long tickets;
  private long taken;
  private boolean running;
  private boolean refused;
  private boolean resumed;
  private boolean closed;

  /** Takes items. */
  @FunctionalInterface
  interface Taker<T> {
    /** Takes an item, or answers false to be asked again after {@link Mailbox#resume()}. */
    boolean take(T item, long ticket);
  }

  Mailbox(int capacity, Scheduler scheduler, Taker<T> taker) {
    this.capacity = capacity;
    this.scheduler = scheduler;
    this.taker = taker;
  }

  /** Puts an item in; false if there is no room or no taker any more. */
  boolean put(T item) {
    synchronized (this) {
      if (closed || waiting.size() >= capacity) {
        return false;
      }
      waiting.add(item);
      tickets++;
      if (running || refused) {
        return true;
      }
      running = true;
    }
    scheduler.execute(this::run);
    return true;
  }

  /** Lets a taker that was not ready try again. */
  void resume() {
    synchronized (this) {
      resumed = true;
      refused = false;
      if (running || waiting.isEmpty() || closed) {
        return;
      }
      running = true;
    }
    scheduler.execute(this::run);
  }

  /** How many items wait. */
  synchronized int size() {
    return waiting.size();
  }

  /** Does something between two puts, told the next ticket. */
  synchronized void between(LongConsumer action) {
    action.accept(tickets);
  }

  /** Takes nothing any more; what was waiting is the caller's now, with its tickets. */
  void close(ObjLongConsumer<T> left) {
    List<T> items;
    long ticket;
    synchronized (this) {
      closed = true;
      items = new ArrayList<>(waiting);
      ticket = taken;
      waiting.clear();
    }
    for (T item : items) {
      left.accept(item, ticket);
      ticket++;
    }
  }

  private void run() {
    boolean finished = false;
    while (!finished) {
      T item = poll();
      finished = item == null ? isOver() : !takes(item);
    }
  }

  private synchronized @Nullable T poll() {
    T item = waiting.poll();
    if (item != null) {
      taken++;
    }
    resumed = false;
    return item;
  }

  // A taker answers for its items and does not throw. If it does, one item is lost, and not all.
  private boolean takes(T item) {
    boolean done = true;
    try {
      done = taker.take(item, taken - 1);
    } catch (Throwable e) {
      LOG.error("A stage of the recorder failed at {}", item, e);
    }
    return done || goesOnAfterPuttingBack(item);
  }

  /** Whether nothing comes any more. Lingers first: to be started anew costs whoever puts next. */
  private boolean isOver() {
    int lingered = 0;
    while (isEmpty() && scheduler.linger(lingered)) {
      lingered++;
    }
    return stopsIfEmpty();
  }

  private synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  private synchronized boolean stopsIfEmpty() {
    running = !waiting.isEmpty();
    return !running;
  }

  private synchronized boolean goesOnAfterPuttingBack(T item) {
    waiting.addFirst(item);
    taken--;
    // Once this is closed nobody else would ask again.
    running = resumed || closed;
    refused = !running;
    return running;
  }
}
