package dev.tidings.forward.pump;

import dev.tidings.files.SmallFile;
import dev.tidings.forward.pump.RouteStatus.OfCluster;
import dev.tidings.forward.pump.RouteStatus.State;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stays of a route when its file is read again, and (in files that are named by it) over
 * restarts. Lanes come and go on one thread at a time.
 */
final class RouteState implements AutoCloseable {
  private static final long MOST_DEAD_BYTES = 64 << 20;

  private final RouteFiles files;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final DeadLetters deadLetters;
  private final Troubles troubles;
  private final RouteMeters meters;
  private final Map<Feed, MeteredLane> lanes = new HashMap<>();

  private record MeteredLane(Lane lane, LaneMeters meters) {}

  RouteState(RouteFiles files, InstantSource clock, MeterRegistry registry) {
    this.files = files;
    this.clock = clock;
    this.registry = registry;
    this.deadLetters = new DeadLetters(files.dead(), MOST_DEAD_BYTES, clock);
    this.troubles = new Troubles(clock);
    this.meters = RouteMeters.bind(registry, files.route(), this);
  }

  RouteFiles files() {
    return files;
  }

  DeadLetters deadLetters() {
    return deadLetters;
  }

  Troubles troubles() {
    return troubles;
  }

  /** The route's lanes of some feeds, which are all that there are from now on. */
  List<Lane> lanes(Collection<Feed> feeds) {
    lanes.entrySet().stream()
        .filter(each -> !feeds.contains(each.getKey()))
        .forEach(each -> each.getValue().meters().remove());
    lanes.keySet().retainAll(feeds);
    return feeds.stream().map(feed -> lanes.computeIfAbsent(feed, this::open).lane()).toList();
  }

  /** All that there are. */
  List<Lane> lanes() {
    return lanes.values().stream().map(MeteredLane::lane).toList();
  }

  private MeteredLane open(Feed feed) {
    Path file = feed.isOwn() ? files.ownCursor() : files.cursor(feed.cluster());
    var lane = new Lane(feed, new Cursor(file, clock), new Accounts());
    return new MeteredLane(lane, LaneMeters.bind(registry, files.route(), lane));
  }

  RouteStatus status() {
    return new RouteStatus(
        files.route(),
        isPaused() ? State.PAUSED : troubles.now() ? State.RETRYING : State.FORWARDING,
        lanes.values().stream()
            .map(each -> each.lane().status())
            .sorted(Comparator.comparing(OfCluster::cluster))
            .toList(),
        troubles.retries(),
        troubles.redelivered(),
        deadLetterBytes(),
        troubles.last());
  }

  /** What the dead letters take up that wait to be delivered again. */
  long deadLetterBytes() {
    return deadLetters.bytes();
  }

  /** Whether somebody has paused the route. */
  boolean isPaused() {
    return Files.exists(files.paused());
  }

  /** Returns when the disk knows it. */
  void pause() throws IOException {
    SmallFile.write(files.paused(), new byte[0]);
  }

  void resume() throws IOException {
    Files.deleteIfExists(files.paused());
  }

  /**
   * Puts the dead letters where they are taken from to be delivered again.
   *
   * @return whether there are any, and none on their way
   */
  boolean redeliver() throws IOException {
    if (!Files.exists(files.dead()) || Files.exists(files.redelivering())) {
      return false;
    }
    Files.move(files.dead(), files.redelivering(), StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** Takes its figures away. */
  @Override
  public void close() {
    lanes(List.of());
    meters.remove();
  }
}
