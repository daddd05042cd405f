package dev.tidings.api;

import io.netty.channel.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets the watches of one event loop write, some in each turn. Between two turns the loop looks at
 * its other connections, so that a thousand watches do not hold up those who write events; and
 * however many watches one change concerns, the loop is woken once. Safe for use by any thread.
 *
 * <p>Invariant: while anything waits, one turn is asked for. What waits is bounded by the number of
 * watches, each of which has one piece on its way.
 */
final class WatchTurns {
  /** Pieces have 64 KiB and mostly less: a millisecond or two. */
  private static final int PIECES = 16;

  private final EventLoop loop;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asked = new AtomicBoolean();

  WatchTurns(EventLoop loop) {
    this.loop = loop;
  }

  /** Has the loop run a task that writes a piece, after those that have been added before. */
  void add(Runnable task) {
    waiting.add(task);
    ask();
  }

  private void ask() {
    if (asked.compareAndSet(false, true)) {
      loop.execute(this::take);
    }
  }

  private void take() {
    for (int i = 0; i < PIECES; i++) {
      Runnable task = waiting.poll();
      if (task == null) {
        asked.set(false);
        if (!waiting.isEmpty()) {
          ask();
        }
        return;
      }
      task.run();
    }
    // what is executed comes before connections are looked at; what is scheduled, after
    var unused = loop.schedule(this::take, 0, TimeUnit.NANOSECONDS);
  }
}
