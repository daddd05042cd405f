package dev.tidings.api;

import dev.tidings.api.operations.ClusterMeters;
import dev.tidings.api.read.Watches;

/** How the watches of one cluster come along. */
final class WatchMetrics {
  private WatchMetrics() {}

  static void bind(Watches watches, ClusterMeters meters) {
    meters.gauge(
        "watch.lag.revisions",
        "How many revisions the watch has not read that is farthest behind",
        watches,
        Watches::lagRevisions);
    meters.counter(
        "watches.expired",
        "Watches that ended with 410, since what they were to tell is not kept any more",
        watches,
        Watches::expired);
  }
}
