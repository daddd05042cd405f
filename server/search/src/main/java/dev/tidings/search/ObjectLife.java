package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import java.time.Instant;
import java.util.List;

/**
 * What happened to one object, to its owners, and to what it owns, as far as events tell of owners.
 *
 * @param object with the newest uid that events know of
 * @param related owners and children, owners first; at most {@value #MOST_RELATED}
 * @param moments the newest first, at most {@value #MOST_MOMENTS}, and fewer where events are so
 *     large that {@value #MOST_BYTES} bytes do not hold them; an event that was counted up has one
 *     for each time the store was told
 * @param describe the object's own events of the period as {@code kubectl describe} shows them,
 *     ages as of now
 */
public record ObjectLife(
    SeenObject object, List<Related> related, List<Moment> moments, String describe) {
  public static final int MOST_MOMENTS = 1000;
  public static final int MOST_BYTES = 8 << 20;
  public static final int MOST_RELATED = 100;

  public ObjectLife {
    requireNonNull(object, "object");
    related = List.copyOf(related);
    moments = List.copyOf(moments);
    requireNonNull(describe, "describe");
  }

  /** To whom something happened, seen from the object. */
  public enum Relation {
    SELF,
    OWNER,
    CHILD
  }

  /** Another object, and what it is to this one. */
  public record Related(Relation relation, SeenObject object) {
    public Related {
      requireNonNull(relation, "relation");
      requireNonNull(object, "object");
    }
  }

  /**
   * Something that happened.
   *
   * @param count how often at this time
   * @param event as it is now
   */
  public record Moment(
      Instant time, long count, Relation relation, SeenObject object, Event event) {
    public Moment {
      requireNonNull(time, "time");
      requireNonNull(relation, "relation");
      requireNonNull(object, "object");
      requireNonNull(event, "event");
    }
  }
}
