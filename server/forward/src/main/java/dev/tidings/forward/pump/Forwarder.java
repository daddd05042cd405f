package dev.tidings.forward.pump;

import dev.tidings.forward.lease.Led;
import dev.tidings.forward.routes.Route;
import dev.tidings.forward.routes.Routes;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import dev.tidings.store.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards the changes of the server's own store and of all clusters beside it, each route on a
 * thread of its own. How far a route has come, what it could not deliver, and whether it is paused
 * is in files that are named by the route, so that it goes on there. Safe for use by several
 * threads.
 */
public final class Forwarder implements Led, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

  /**
   * Another process may have collected a change later than this one, by a clock that goes before:
   * what is so much older than what it has settled, it has settled too.
   */
  private static final Duration SURE = Duration.ofMinutes(5);

  private final Place place;
  private final MeterRegistry registry;
  private final Feeds feeds;
  private final Map<String, RouteThread> threads = new ConcurrentHashMap<>();
  private final Map<String, RouteState> states = new TreeMap<>();
  private List<Route> routes = List.of();
  private boolean leads = true;
  private @Nullable Subscription subscription;
  private boolean closed;

  /**
   * Where a forwarder works, and by what.
   *
   * @param folder of its files
   * @param random safe for use by several threads
   */
  public record Place(Path folder, InstantSource clock, RandomGenerator random) {}

  /** What became of a request of an operator's. */
  public enum Outcome {
    DONE,
    /** There is no such route. */
    NO_ROUTE,
    /** There are no dead letters, or some are on their way already. */
    NOTHING_TO_DO
  }

  private Forwarder(EventStore store, Place place, MeterRegistry registry) {
    this.place = place;
    this.registry = registry;
    this.feeds = new Feeds(store, place.clock(), new Listening());
  }

  /**
   * Makes the folder; nothing is forwarded before there are routes.
   *
   * @param store the server's own
   * @param clusters whose stores are forwarded too
   * @throws IOException when there is no such folder and none can be made
   */
  public static Forwarder open(
      EventStore store, Clusters clusters, Place place, MeterRegistry registry) throws IOException {
    Files.createDirectories(place.folder());
    var forwarder = new Forwarder(store, place, registry);
    forwarder.subscription = clusters.listen(forwarder.feeds);
    return forwarder;
  }

  private final class Listening implements Feeds.Heard {
    @Override
    public void news() {
      threads.values().forEach(RouteThread::wake);
    }

    @Override
    public void changed() {
      clustersChanged();
    }
  }

  /**
   * Goes on with these routes instead of those before. A route that keeps its name goes on where it
   * is; a new one begins with the present, or where its file ends.
   */
  public synchronized void use(Routes next) {
    if (closed) {
      return;
    }
    endThreads();
    feeds.nameOwn(next.cluster());
    routes = next.routes();
    forget();
    routes.forEach(this::start);
  }

  private void forget() {
    List<String> names = routes.stream().map(Route::name).toList();
    states.entrySet().stream()
        .filter(each -> !names.contains(each.getKey()))
        .forEach(each -> each.getValue().close());
    states.keySet().retainAll(names);
  }

  private void start(Route route) {
    RouteState state = states.computeIfAbsent(route.name(), this::state);
    List<Lane> lanes = lanes(route, state);
    if (!state.isPaused()) {
      threads.put(route.name(), start(route, state, lanes));
    }
  }

  private RouteState state(String route) {
    return new RouteState(new RouteFiles(place.folder(), route), place.clock(), registry);
  }

  private List<Lane> lanes(Route route, RouteState state) {
    List<Lane> lanes =
        state.lanes(
            feeds.all().stream()
                .filter(feed -> route.rules().source().includes(feed.cluster()))
                .toList());
    lanes.forEach(lane -> begin(route, lane));
    return lanes;
  }

  /** Here, so that a new route sends whatever is written after this. */
  private static void begin(Route route, Lane lane) {
    try {
      lane.begin(route.delivery().lookBack());
    } catch (IOException | RuntimeException failure) {
      // one store at fault must not keep the others from being forwarded
      LOG.error("route {} cannot begin yet", route.name(), failure);
    }
  }

  private RouteThread start(Route route, RouteState state, List<Lane> lanes) {
    return RouteThread.start(
        route.name(),
        pauses -> {
          var waiting = new Courier.Waiting(pauses, place.clock(), place.random());
          var work = new RouteWork(route, state, waiting);
          work.follow(forwardedHere(lanes));
          return work;
        });
  }

  private synchronized void clustersChanged() {
    for (Route route : routes) {
      RouteState state = states.get(route.name());
      if (state != null) {
        List<Lane> lanes = lanes(route, state);
        RouteThread thread = threads.get(route.name());
        if (thread != null) {
          thread.work().follow(forwardedHere(lanes));
          thread.wake();
        }
      }
    }
  }

  private List<Lane> forwardedHere(List<Lane> lanes) {
    return leads ? lanes : lanes.stream().filter(lane -> lane.feed().isOwn()).toList();
  }

  /**
   * Forwards collected clusters too, as at the beginning, or leaves them to another process. The
   * server's own events are forwarded in any case: no other process has them.
   */
  @Override
  public synchronized void lead(boolean now) {
    if (closed || leads == now) {
      return;
    }
    endThreads();
    leads = now;
    routes.forEach(this::start);
  }

  @Override
  public synchronized Instant settledUntil() {
    return collected().stream()
        .map(Lane::settledUntil)
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  @Override
  public synchronized void passOver(Instant until) {
    for (Lane lane : leads ? List.<Lane>of() : collected()) {
      try {
        lane.passOver(until.minus(SURE));
      } catch (IOException unwritable) {
        LOG.warn("how far others are cannot be written: {}", unwritable.toString());
      }
    }
  }

  private List<Lane> collected() {
    return states.values().stream()
        .flatMap(state -> state.lanes().stream())
        .filter(lane -> !lane.feed().isOwn())
        .toList();
  }

  /** What the routes are doing, in the order of their file. */
  public synchronized List<RouteStatus> status() {
    return routes.stream()
        .flatMap(route -> Stream.ofNullable(states.get(route.name())))
        .map(RouteState::status)
        .toList();
  }

  /**
   * Ends the deliveries of a route until it is resumed, restarts or not.
   *
   * @throws IOException when that cannot be remembered; then it goes on
   */
  public synchronized Outcome pause(String route) throws IOException {
    RouteState state = states.get(route);
    if (state == null) {
      return Outcome.NO_ROUTE;
    }
    state.pause();
    RouteThread thread = threads.remove(route);
    if (thread != null) {
      RouteThread.end(List.of(thread));
    }
    return Outcome.DONE;
  }

  /** Lets a route go on that was paused. */
  public synchronized Outcome resume(String name) throws IOException {
    Optional<Route> route = find(name);
    RouteState state = states.get(name);
    if (route.isEmpty() || state == null) {
      return Outcome.NO_ROUTE;
    }
    state.resume();
    if (!threads.containsKey(name)) {
      start(route.get());
    }
    return Outcome.DONE;
  }

  private Optional<Route> find(String name) {
    return routes.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Has a route deliver its dead letters again, beside what it delivers anyway. */
  public synchronized Outcome redeliver(String name) throws IOException {
    RouteState state = states.get(name);
    if (state == null) {
      return Outcome.NO_ROUTE;
    }
    if (!state.redeliver()) {
      return Outcome.NOTHING_TO_DO;
    }
    RouteThread thread = threads.get(name);
    if (thread != null) {
      thread.wake();
    }
    return Outcome.DONE;
  }

  private void endThreads() {
    RouteThread.end(List.copyOf(threads.values()));
    threads.clear();
  }

  /**
   * Ends all routes, within seconds; what was not acknowledged is delivered after the next start.
   */
  @Override
  public void close() {
    Subscription ending = subscription;
    if (ending != null) {
      ending.close();
    }
    synchronized (this) {
      closed = true;
      endThreads();
      routes = List.of();
      forget();
      feeds.close();
    }
  }
}
