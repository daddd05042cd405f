package dev.tidings.api.wire;

import java.util.List;
import java.util.function.Consumer;

/**
 * The notifications of one watch, pulled by whoever writes them out, so that a slow reader holds up
 * nobody else.
 */
public interface WatchStream extends AutoCloseable {
  /**
   * Asks for the next notifications, in order, about as many as are written at once. The taker is
   * called once: on a worker's thread, where it may write them down, or on any thread with an empty
   * list when the watch is over (its time is up, it was closed, it failed, or a {@link
   * WatchEvent.Failed} was given). One call at a time. Does not block the caller.
   */
  void next(Consumer<List<WatchEvent>> taker);

  /**
   * Ends the watch after everything that has been committed until now. May be called from any
   * thread, more than once.
   */
  void end();

  /**
   * Ends the watch where it is: who waits for {@link #next} gets an empty list. May be called from
   * any thread, more than once.
   */
  @Override
  void close();
}
