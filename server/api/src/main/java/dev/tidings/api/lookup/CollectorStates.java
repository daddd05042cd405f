package dev.tidings.api.lookup;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How it stands with those who follow clusters. Safe for use by any number of threads. */
@FunctionalInterface
public interface CollectorStates {
  /** Nobody follows anything. */
  CollectorStates NONE = cluster -> Optional.empty();

  /** Of the one that follows a cluster; empty when none does. */
  Optional<CollectorState> of(String cluster);

  /**
   * How it stands with one.
   *
   * @param state a word, such as {@code watching}
   * @param heardAt when the cluster, or its agent, was heard of last; null for not yet
   * @param gaps how often something may have been missed
   * @param dropped what was not kept, by cause
   */
  record CollectorState(
      String state, @Nullable Instant heardAt, long gaps, Map<String, Long> dropped) {
    public CollectorState {
      requireNonNull(state, "state");
      dropped = Map.copyOf(dropped);
    }
  }
}
