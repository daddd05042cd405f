package dev.tidings.api.wire;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The notifications of one watch, pulled by whoever writes them out, so that a slow reader holds up
 * nobody else.
 */
public interface WatchStream extends AutoCloseable {
  /**
   * The next notifications, in order; ends with an empty list when the watch is over (its time is
   * up, it was closed, or a {@link WatchEvent.Failed} was given). One call at a time. May end on
   * any thread; does not block the caller.
   */
  CompletionStage<List<WatchEvent>> next();

  /**
   * Ends the watch: a waiting {@link #next} gives an empty list. May be called from any thread,
   * more than once.
   */
  @Override
  void close();
}
