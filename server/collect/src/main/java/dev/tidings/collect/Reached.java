package dev.tidings.collect;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How far a cluster has been followed.
 *
 * @param revision the cluster's resourceVersion up to which everything was taken: 1 to {@link
 *     #LONGEST} characters, none of them a control character
 * @param at when that was
 */
public record Reached(String revision, Instant at) {
  static final int LONGEST = 256;

  public Reached {
    if (revision.isEmpty() || revision.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a revision has 1 to " + LONGEST + " characters, not " + revision.length());
    }
    if (revision.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a revision has no control characters");
    }
    requireNonNull(at, "at");
  }
}
