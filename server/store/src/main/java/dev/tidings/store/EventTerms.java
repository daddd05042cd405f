package dev.tidings.store;

import static java.util.Objects.requireNonNull;

/** What a store's index knows of an event: the object it is about. Empty parts are not indexed. */
public record EventTerms(String objectUid, String objectName) {
  /** Nothing to index, as for a value that cannot be read. */
  public static final EventTerms NONE = new EventTerms("", "");

  public EventTerms {
    requireNonNull(objectUid, "objectUid");
    requireNonNull(objectName, "objectName");
  }

  /**
   * Reads the terms out of a stored value. Must be a pure function of the bytes and must not throw.
   */
  @FunctionalInterface
  public interface Reader {
    EventTerms read(byte[] value);
  }
}
