package dev.tidings.api;

import dev.tidings.api.discovery.Route;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what clients take up, and says no before it is too much: requests in flight, watches, and
 * bytes of bodies.
 */
final class Admission {
  private final ApiServerOptions.Limits limits;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger watches = new AtomicInteger();
  private final Room bodies;
  private final Room answers;
  private final AtomicLong refused = new AtomicLong();

  Admission(ApiServerOptions.Limits limits) {
    this.limits = limits;
    this.bodies = new Room(limits.heldBytes());
    this.answers = new Room(limits.heldBytes());
  }

  /** Whether there is room for one more request; who is let in must {@link #leave}. */
  boolean tryEnter(Route route) {
    return route.longRunning()
        ? admit(watches, limits.watches())
        : admit(requests, limits.requestsInFlight());
  }

  void leave(Route route) {
    (route.longRunning() ? watches : requests).decrementAndGet();
  }

  private boolean admit(AtomicInteger count, int limit) {
    if (count.incrementAndGet() <= limit) {
      return true;
    }
    count.decrementAndGet();
    refused.incrementAndGet();
    return false;
  }

  /** The bodies of requests. */
  Room bodies() {
    return bodies;
  }

  /** Answers that clients have not taken yet. */
  Room answers() {
    return answers;
  }

  int requestsInFlight() {
    return requests.get();
  }

  int openWatches() {
    return watches.get();
  }

  /** Requests, watches, bodies and answers that were too much. */
  long refused() {
    return refused.get() + bodies.refused() + answers.refused();
  }
}
