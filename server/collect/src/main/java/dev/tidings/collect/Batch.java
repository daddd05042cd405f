package dev.tidings.collect;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a collector has seen, to be taken together.
 *
 * @param events as the cluster gave them, with its resourceVersion in their metadata
 * @param gap what may have been missed before them; null for nothing
 * @param reached up to where everything is taken once this is; null within a list
 */
public record Batch(Seen seen, List<Event> events, @Nullable Gap gap, @Nullable Reached reached) {
  /** How the events were seen, which says what is newer. */
  public enum Seen {
    /** In a list, which is newer than all that was seen before: what differs is taken. */
    LISTED,
    /** As changes in their order, perhaps not for the first time: what is newer is taken. */
    CHANGED
  }

  public Batch {
    requireNonNull(seen, "seen");
    events = List.copyOf(events);
  }

  /** The same with its events as they are to be kept. */
  Batch withEvents(List<Event> others) {
    return new Batch(seen, others, gap, reached);
  }

  /** A part of a list. */
  static Batch listed(List<Event> events) {
    return new Batch(Seen.LISTED, events, null, null);
  }

  /** The end of a list. */
  static Batch listEnd(@Nullable Gap gap, Reached reached) {
    return new Batch(Seen.LISTED, List.of(), gap, reached);
  }

  /** Changes, the last of which reaches so far. */
  static Batch changed(List<Event> events, Reached reached) {
    return new Batch(Seen.CHANGED, events, null, reached);
  }
}
