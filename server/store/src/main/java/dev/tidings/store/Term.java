package dev.tidings.store;

import static java.util.Objects.requireNonNull;

/**
 * Something that many events have in common, and by which a store finds them.
 *
 * @param value empty for a kind that has no values
 */
public record Term(Kind kind, String value) {
  /** What an index has of an event. */
  public enum Kind {
    /** The uid of the object that the event is about. */
    OBJECT_UID,
    /** The name of the object that it is about. */
    OBJECT_NAME,
    /** The kind of the object that it is about. */
    OBJECT_KIND,
    REASON,
    /** That its type is another than Normal; without a value. */
    NOT_NORMAL
  }

  public Term {
    requireNonNull(kind, "kind");
    requireNonNull(value, "value");
  }

  public static Term uid(String uid) {
    return new Term(Kind.OBJECT_UID, uid);
  }

  public static Term name(String name) {
    return new Term(Kind.OBJECT_NAME, name);
  }
}
