package dev.tidings.collect;

import static java.util.Objects.requireNonNull;

/**
 * A stretch in which changes may have been missed.
 *
 * @param from where the stretch begins
 * @param to where it ends
 */
public record Gap(Cause cause, Reached from, Reached to) {
  /** Why changes may have been missed. */
  public enum Cause {
    /** The cluster did not keep its changes for as long as nobody followed them. */
    EXPIRED("the cluster no longer had the changes in between; what it still had was read again"),
    /** The cluster was set back to an earlier state, or is another one. */
    SET_BACK("the cluster's own history was set back; what it had then was read again"),
    /** The server that keeps the events could not be reached for too long. */
    SPOOL_FULL("its agent could not reach the server for longer than it had room for"),
    /** The server that keeps the events refused some for good. */
    REFUSED("the server would not have what its agent sent"),
    /** The agent does not know how far it had come. */
    BEGUN_ANEW("its agent began anew; what the cluster still had was read again");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  public Gap {
    requireNonNull(cause, "cause");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
  }
}
