package dev.tidings.store;

import java.util.List;

/** What a store's index knows of an event: the terms it is found by, in one order for all. */
public record EventTerms(List<Term> all) {
  /** Nothing to index, as for a value that cannot be read. */
  public static final EventTerms NONE = new EventTerms(List.of());

  public EventTerms {
    all = List.copyOf(all);
  }

  public boolean contains(Term term) {
    return all.contains(term);
  }

  /**
   * Reads the terms out of a stored value. Must be a pure function of the bytes and must not throw.
   */
  @FunctionalInterface
  public interface Reader {
    EventTerms read(byte[] value);
  }
}
