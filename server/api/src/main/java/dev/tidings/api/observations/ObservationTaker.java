package dev.tidings.api.observations;

import java.util.concurrent.CompletionStage;

/** Takes what agents have seen of clusters. Safe for use by any number of threads. */
@FunctionalInterface
public interface ObservationTaker {
  /**
   * Takes what one request tells; never blocks.
   *
   * @param cluster as the path names it, perhaps for the first time; not checked yet
   * @param body not read yet, and within the limit for requests
   * @return ends when what could be taken is on disk; fails when the machine does
   */
  CompletionStage<Taking> take(String cluster, byte[] body);

  /** How that ended. */
  sealed interface Taking {
    /**
     * All of it is on disk, but for what can never be kept.
     *
     * @param written events and changes that were news
     * @param unchanged that were there already
     * @param refused that can never be kept
     */
    record Taken(int written, int unchanged, int refused) implements Taking {}

    /** It is nothing that can be taken, and never will be. */
    record Unreadable(String why) implements Taking {}

    /** The cluster's events come from elsewhere. */
    record NotAnAgents(String why) implements Taking {}

    /** Not at the moment. */
    record Busy() implements Taking {}
  }
}
