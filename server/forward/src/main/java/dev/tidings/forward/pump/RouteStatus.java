package dev.tidings.forward.pump;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a route is doing, and what has become of its changes since the start of the server.
 *
 * @param retries deliveries tried again
 * @param redelivered dead letters that were delivered after all
 * @param deadLetterBytes what the dead letters take up that wait to be delivered again
 */
public record RouteStatus(
    String name,
    State state,
    List<OfCluster> clusters,
    long retries,
    long redelivered,
    long deadLetterBytes,
    Optional<Trouble> lastTrouble) {
  public RouteStatus {
    clusters = List.copyOf(clusters);
  }

  /** Whether a route is delivering. */
  public enum State {
    FORWARDING,
    /** What was tried last has failed. */
    RETRYING,
    /** Somebody has paused it. */
    PAUSED
  }

  /**
   * How far a route is with one cluster.
   *
   * @param lagRevisions how many revisions are not settled
   * @param lagSeconds for how long the oldest of them has been there, since the start of the server
   */
  public record OfCluster(String cluster, long lagRevisions, double lagSeconds, Figures figures) {}

  /**
   * Something that went wrong.
   *
   * @param why for people; without secrets
   */
  public record Trouble(Instant time, String why) {}
}
