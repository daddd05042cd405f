package dev.tidings.forward.pump;

import dev.tidings.forward.routes.Route;
import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.routes.Sieve;
import dev.tidings.store.EventStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards the changes of a store, each route on a thread of its own. How far a route has come, and
 * what it could not deliver, is in files that are named by the route, so that it goes on there.
 * Safe for use by several threads.
 */
public final class Forwarder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
  private static final Duration LAST_DELIVERY = Duration.ofSeconds(2);

  private final EventStore store;
  private final Place place;
  private final MeterRegistry registry;
  private final Map<String, Kept> kept = new HashMap<>();
  private List<RouteThread> threads = List.of();
  private boolean closed;

  /**
   * Where a forwarder works, and by what.
   *
   * @param folder of its files
   * @param random safe for use by several threads
   */
  public record Place(Path folder, InstantSource clock, RandomGenerator random) {}

  private record Kept(RouteState state, RouteMeters meters) {}

  private Forwarder(EventStore store, Place place, MeterRegistry registry) {
    this.store = store;
    this.place = place;
    this.registry = registry;
  }

  /**
   * Makes the folder; nothing is forwarded before there are routes.
   *
   * @throws IOException when there is no such folder and none can be made
   */
  public static Forwarder open(EventStore store, Place place, MeterRegistry registry)
      throws IOException {
    Files.createDirectories(place.folder());
    return new Forwarder(store, place, registry);
  }

  /**
   * Goes on with these routes instead of those before. A route that keeps its name goes on where it
   * is; a new one begins with the present, or where its file ends.
   */
  public synchronized void use(Routes routes) {
    if (closed) {
      return;
    }
    endThreads();
    forget(routes.routes().stream().map(Route::name).collect(Collectors.toSet()));
    threads =
        routes.routes().stream().map(route -> start(new Sieve(routes.cluster(), route))).toList();
  }

  private void forget(Set<String> names) {
    kept.entrySet().stream()
        .filter(each -> !names.contains(each.getKey()))
        .forEach(each -> each.getValue().meters().remove());
    kept.keySet().retainAll(names);
  }

  private RouteThread start(Sieve sieve) {
    String name = sieve.route().name();
    RouteState state = kept.computeIfAbsent(name, this::keep).state();
    begin(sieve.route(), state);
    return RouteThread.start(
        name,
        store,
        pauses ->
            new Pump(
                store, sieve, state, new Courier(sieve.route(), state, pauses, place.random())));
  }

  /** Here, so that a new route sends whatever is written after this. */
  private void begin(Route route, RouteState state) {
    try {
      state.cursor().open(store, route.delivery().lookBack());
    } catch (IOException failure) {
      LOG.error("route {} cannot begin yet: {}", route.name(), failure.getMessage());
    }
  }

  private Kept keep(String route) {
    var state = RouteState.of(route, place.folder(), place.clock());
    return new Kept(state, RouteMeters.bind(registry, route, state, store));
  }

  private void endThreads() {
    List<RouteThread> ending = threads;
    threads = List.of();
    ending.forEach(RouteThread::end);
    try {
      if (!haveEnded(ending)) {
        ending.forEach(RouteThread::hurry);
        if (!haveEnded(ending)) {
          LOG.error("a destination does not end, though it was interrupted");
        }
      }
    } catch (InterruptedException interrupted) {
      LOG.warn("not every route has ended");
      Thread.currentThread().interrupt();
    }
  }

  private static boolean haveEnded(List<RouteThread> threads) throws InterruptedException {
    long until = System.nanoTime() + LAST_DELIVERY.toNanos();
    boolean all = true;
    for (RouteThread each : threads) {
      all &= each.hasEnded(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
    }
    return all;
  }

  /**
   * Ends all routes, within seconds; what was not acknowledged is delivered after the next start.
   */
  @Override
  public synchronized void close() {
    closed = true;
    endThreads();
    forget(Set.of());
  }
}
