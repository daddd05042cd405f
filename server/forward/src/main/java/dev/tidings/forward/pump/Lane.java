package dev.tidings.forward.pump;

import dev.tidings.store.EventStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** How far a route has come with one cluster, and what has become of the changes until there. */
record Lane(Feed feed, Cursor cursor, Accounts accounts) {
  /**
   * Takes up where the route is with the cluster, if that is not known yet.
   *
   * @param lookBack how old what it begins with may be, where it has never been before
   */
  void begin(Duration lookBack) throws IOException {
    feed.read(store -> begin(store, lookBack));
  }

  Cursor begin(EventStore store, Duration lookBack) throws IOException {
    cursor.open(store, lookBack);
    return cursor;
  }

  /** Goes on behind what was there at a time, unless it is there already. */
  void passOver(Instant time) throws IOException {
    long revision = feed.reachedBy(time);
    if (cursor.revision() >= 0 && revision > cursor.revision()) {
      cursor.advance(revision, false);
    }
  }

  /** Until when everything is settled that was written; the epoch where that is not known. */
  Instant settledUntil() {
    long revision = cursor.revision();
    return revision < 0 ? Instant.EPOCH : feed.settledBy(revision);
  }

  /** Up to where everything is settled; the present as long as that is not known. */
  private long settled() {
    long revision = cursor.revision();
    return revision < 0 ? Long.MAX_VALUE : revision;
  }

  /** How many revisions are not settled. */
  long lagRevisions() {
    return feed.revisionsAfter(settled());
  }

  /** For how long the oldest change has been there that is not settled. */
  double lagSeconds() {
    return feed.lagAt(settled()).toMillis() / 1000.0;
  }

  RouteStatus.OfCluster status() {
    return new RouteStatus.OfCluster(
        feed.cluster(), lagRevisions(), lagSeconds(), accounts.figures());
  }
}
