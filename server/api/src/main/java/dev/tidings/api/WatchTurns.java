package dev.tidings.api;

import io.netty.channel.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the watches of one event loop write, some in each turn. Between two turns the loop looks at
 * its other connections, so that a thousand watches do not hold up those who write events; and
 * however many watches one change concerns, the loop is woken once. Safe for use by any thread.
 *
 * <p>Invariant: while anything waits, one turn is asked for, whatever a task does. What waits is
 * bounded by the number of watches, each of which has one piece on its way.
 */
final class WatchTurns {
  private static final Logger LOG = LoggerFactory.getLogger(WatchTurns.class);

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
      run(task);
    }
    // what is executed comes before connections are looked at; what is scheduled, after
    var unused = loop.schedule(this::take, 0, TimeUnit.NANOSECONDS);
  }

  /** What fails for one watch must not keep the others from their turn. */
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      LOG.error("a watch failed in its turn to write", failure);
    }
  }
}
