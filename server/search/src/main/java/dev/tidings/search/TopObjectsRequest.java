package dev.tidings.search;

import static java.util.Objects.requireNonNull;

/**
 * To which objects the most happened.
 *
 * @param limit at most so many, up to {@value TopRequest#MOST}
 */
public record TopObjectsRequest(Question what, Level level, int limit) {
  /** What counts as one. */
  public enum Level {
    /** The object that an event is about. */
    OBJECT,
    /**
     * The last of that object's owners, a Pod's Deployment, as far as the event tells of them; the
     * object itself if nothing owns it.
     */
    OWNER
  }

  public TopObjectsRequest {
    requireNonNull(what, "what");
    requireNonNull(level, "level");
    Limits.check("limit", limit, TopRequest.MOST);
  }
}
