package dev.tidings.collect;

import dev.tidings.collect.push.PushTarget;
import dev.tidings.collect.spool.Spool;
import dev.tidings.collect.upstream.UpstreamEvents;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Follows one cluster and sends what it sees to a server elsewhere, at least once and in its order;
 * as long as that cannot be reached it waits on disk.
 */
public final class Agent implements AutoCloseable {
  public static final long LEAST_SPOOL_BYTES = Spool.LEAST_BYTES;

  private static final String SPOOL = "spool";
  private static final String REACHED = "upstream";

  private final Spool spool;
  private final CollectorThread collector;
  private final Pusher pusher;
  private final Surroundings surroundings;
  private final Accounts accounts;

  /**
   * What an agent does.
   *
   * @param cluster as {@link dev.tidings.store.Cluster} allows
   * @param source the cluster's API server
   * @param target the server that keeps its events
   */
  public record Task(String cluster, ServerAccess source, ServerAccess target) {}

  /**
   * Where it works.
   *
   * @param folder is one agent's
   * @param spoolBytes what may wait, at least {@link #LEAST_SPOOL_BYTES}
   * @param random safe for use by several threads
   */
  public record Place(Path folder, long spoolBytes, InstantSource clock, RandomGenerator random) {}

  private Agent(
      Spool spool,
      CollectorThread collector,
      Pusher pusher,
      Surroundings surroundings,
      Accounts accounts) {
    this.spool = spool;
    this.collector = collector;
    this.pusher = pusher;
    this.surroundings = surroundings;
    this.accounts = accounts;
  }

  /**
   * Begins, where the last one in the same folder ended.
   *
   * @throws IOException when the folder cannot be used, or is in use
   */
  public static Agent start(Task task, Place place) throws IOException {
    Spool spool = Spool.open(place.folder().resolve(SPOOL), place.spoolBytes());
    var surroundings = Surroundings.of(place.clock(), place.random());
    var accounts = new Accounts(place.clock().instant());
    try {
      var sightings =
          new SpoolSightings(
              spool, ReachedFile.open(place.folder().resolve(REACHED)), place.clock());
      var upstream = new UpstreamEvents(task.source(), surroundings.deadlines(), place.clock());
      var followed = new Followed(task.cluster(), upstream, sightings, accounts);
      var pusher =
          new Pusher(
              spool, new PushTarget(task.target(), task.cluster(), place.clock()), place.random());
      pusher.start();
      var collector = CollectorThread.start(followed, surroundings);
      return new Agent(spool, collector, pusher, surroundings, accounts);
    } catch (IOException failed) {
      surroundings.deadlines().close();
      spool.close();
      throw failed;
    }
  }

  /** What has become of what the agent was told, in one line for people. */
  public String summary() {
    Accounts.Figures figures = accounts.figures();
    return "%d seen, %d sent, %d refused, %d lost for a full spool, %d gaps"
        .formatted(figures.seen(), pusher.sent(), pusher.refused(), spool.lost(), figures.gaps());
  }

  /** Ends; what waits stays on disk for the next one. */
  @Override
  public void close() {
    collector.close();
    pusher.close();
    surroundings.deadlines().close();
    spool.close();
  }
}
