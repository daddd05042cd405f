package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import java.util.List;

/**
 * How a watcher sees events.
 *
 * @param prefix events that it sees before all others, without them counting for anybody else
 * @param queue how many events wait for it
 */
public record WatchOptions(List<Event> prefix, int queue, Overflow overflow) {
  public static final WatchOptions DEFAULT =
      new WatchOptions(List.of(), 1000, Overflow.DROP_NEWEST);

  public WatchOptions {
    prefix = List.copyOf(prefix);
    if (queue < 1) {
      throw new IllegalArgumentException("queue must be at least 1: " + queue);
    }
    requireNonNull(overflow, "overflow");
  }

  public WatchOptions withPrefix(List<Event> prefix) {
    return new WatchOptions(prefix, queue, overflow);
  }

  public WatchOptions withQueue(int queue, Overflow overflow) {
    return new WatchOptions(prefix, queue, overflow);
  }
}
