package dev.tidings.collect;

import static java.util.Objects.requireNonNull;

/**
 * A stretch in which changes may have been missed. What the cluster still had at its end was read
 * again.
 *
 * @param from where the stretch begins
 * @param to where it ends
 */
public record Gap(Cause cause, Reached from, Reached to) {
  /** Why changes may have been missed. */
  public enum Cause {
    /** The cluster did not keep its changes for as long as nobody followed them. */
    EXPIRED("the cluster no longer had the changes in between"),
    /** The cluster was set back to an earlier state, or is another one. */
    SET_BACK("the cluster's own history was set back");

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
