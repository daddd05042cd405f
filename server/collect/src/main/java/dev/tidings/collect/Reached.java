package dev.tidings.collect;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How far a cluster has been followed.
 *
 * @param revision the cluster's resourceVersion up to which everything was taken; never empty
 * @param at when that was
 */
public record Reached(String revision, Instant at) {
  public Reached {
    if (revision.isEmpty()) {
      throw new IllegalArgumentException("a revision must not be empty");
    }
    requireNonNull(at, "at");
  }
}
