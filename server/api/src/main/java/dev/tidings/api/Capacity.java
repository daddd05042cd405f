package dev.tidings.api;

import dev.tidings.api.authentication.User;
import java.util.concurrent.Executor;

/** What clients take up of the server, and how much of it they may. */
record Capacity(
    Admission admission, ConnectionDeadlines connections, OpenWatches watches, Workers workers) {
  /** Starts the threads that answer requests. */
  static Capacity start(ApiServerOptions options) {
    Limits limits = options.limits();
    return new Capacity(
        new Admission(limits, options.authentication().knowsUsers()),
        new ConnectionDeadlines(limits.times().firstRequest(), limits.times().idle()),
        new OpenWatches(),
        Workers.start("api", Workers.THREADS, limits.counts().requests()));
  }

  /** Those who answer requests, as far as it is one user's turn. */
  Executor workersOf(User user) {
    return workers.of(user.name());
  }

  Limits limits() {
    return admission.limits();
  }

  /** Lets go of who has waited, or been waited for, too long; to be called every now and then. */
  void sweep() {
    connections.sweep();
    admission.expire();
  }
}
