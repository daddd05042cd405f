package dev.tidings.api;

import dev.tidings.api.Limits.Counts;
import dev.tidings.api.authentication.SystemNames;
import dev.tidings.api.authentication.User;
import dev.tidings.api.discovery.Route;
import dev.tidings.api.wire.HttpCall;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what clients take up, and says no before it is too much: requests in flight, watches, and
 * bytes of bodies and answers. Where users are known, one of them gets half of it at most.
 */
final class Admission {
  /** A quarter of what a request may take, as in the reference. */
  private static final int PATIENCE_PART = 4;

  private final Limits limits;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger watches = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private final Seats readers;
  private final Seats writers;
  private final Shares watchers;
  private final Room bodies;
  private final Room answers;

  /**
   * @param knowsUsers false where everybody is the same one
   */
  Admission(Limits limits, boolean knowsUsers) {
    Counts counts = limits.counts();
    long held = limits.sizes().heldBytes();
    Duration patience = limits.times().request().dividedBy(PATIENCE_PART);
    this.limits = limits;
    this.readers =
        new Seats(counts.readsInFlight(), share(counts.readsInFlight(), knowsUsers), patience);
    this.writers =
        new Seats(counts.writesInFlight(), share(counts.writesInFlight(), knowsUsers), patience);
    this.watchers = new Shares(knowsUsers ? counts.watchesPerUser() : counts.watches());
    this.bodies = new Room(held, knowsUsers ? held / 2 : held);
    this.answers = new Room(held, knowsUsers ? held / 2 : held);
  }

  private static int share(int limit, boolean knowsUsers) {
    return knowsUsers ? (limit + 1) / 2 : limit;
  }

  /** Whether there is room for one more request, whosever; who is let in must {@link #leave}. */
  boolean tryEnter(Route route) {
    return switch (route) {
      // for these there always is, and they take no one else's
      case Route.Health health -> true;
      default ->
          route.longRunning()
              ? admit(watches, limits.counts().watches())
              : admit(requests, limits.counts().requests());
    };
  }

  void leave(Route route) {
    if (!(route instanceof Route.Health)) {
      (route.longRunning() ? watches : requests).decrementAndGet();
    }
  }

  private boolean admit(AtomicInteger count, int limit) {
    if (count.incrementAndGet() <= limit) {
      return true;
    }
    count.decrementAndGet();
    refused.incrementAndGet();
    return false;
  }

  /** A seat for a request whose user is known, or a place in the line for one. */
  Claim claim(HttpCall call, Route route) {
    return isExempt(call.user()) || route instanceof Route.Health
        ? Claim.FREE
        : seats(call).claim(call.user().name(), System.nanoTime());
  }

  /** Who may do everything can always come in and see what is wrong; so in the reference. */
  private static boolean isExempt(User user) {
    return user.isIn(SystemNames.MASTERS);
  }

  private Seats seats(HttpCall call) {
    return switch (call.method()) {
      case "GET", "HEAD" -> readers;
      default -> writers;
    };
  }

  /** Whether a user may have one more watch open; which must be told of its end. */
  boolean tryWatch(User user) {
    if (isExempt(user)) {
      watchers.take(user.name(), 1);
      return true;
    }
    if (watchers.tryTake(user.name(), 1)) {
      return true;
    }
    refused.incrementAndGet();
    return false;
  }

  void watchEnded(User user) {
    watchers.giveBack(user.name(), 1);
  }

  /** Refuses requests that have waited for too long; to be called every now and then. */
  void expire() {
    long now = System.nanoTime();
    readers.expire(now);
    writers.expire(now);
  }

  Limits limits() {
    return limits;
  }

  Seats readers() {
    return readers;
  }

  Seats writers() {
    return writers;
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
    return refused.get()
        + bodies.refused()
        + answers.refused()
        + readers.refused()
        + readers.expired()
        + writers.refused()
        + writers.expired();
  }
}
