package dev.tidings.collect;

import dev.tidings.codec.UpstreamVersion;
import dev.tidings.collect.Accounts.State;
import dev.tidings.collect.upstream.Notice;
import dev.tidings.collect.upstream.Page;
import dev.tidings.collect.upstream.UpstreamEvents;
import dev.tidings.collect.upstream.UpstreamException;
import dev.tidings.collect.upstream.WatchReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events of one cluster as client-go's informers do: lists them once, in pages, and
 * then watches, going on where it was. Of one thread.
 *
 * <p>Invariant: everything up to where its sightings reach was taken, or is told as a gap.
 */
final class Collector {
  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
  private static final int PAGE = 500;

  /** Watches are renewed, so that a connection which has died is noticed. */
  private static final Duration SHORTEST_WATCH = Duration.ofMinutes(2);

  private final String cluster;
  private final UpstreamEvents upstream;
  private final Sightings sightings;
  private final Accounts accounts;
  private final Surroundings surroundings;
  private boolean sure;

  Collector(Followed followed, Surroundings surroundings) {
    this.cluster = followed.cluster();
    this.upstream = followed.upstream();
    this.sightings = followed.sightings();
    this.accounts = followed.accounts();
    this.surroundings = surroundings;
  }

  /**
   * Follows the cluster for a while; how far that went, its sightings know.
   *
   * @return whether it was told anything
   * @throws IOException when something went wrong; it can be tried again after a pause
   */
  boolean turn() throws IOException, InterruptedException {
    Optional<Reached> from = sightings.reached();
    try {
      if (from.isPresent() && !followsFrom(from.get())) {
        list(from.get(), Gap.Cause.SET_BACK);
      } else if (from.isPresent()) {
        return watch(from.get());
      } else {
        list(null, null);
      }
    } catch (UpstreamException refused) {
      if (from.isEmpty() || !refused.isGone()) {
        throw refused;
      }
      list(from.get(), Gap.Cause.EXPIRED);
    }
    return true;
  }

  /**
   * Whether the cluster is as far as it was. A restored one begins again at an earlier revision,
   * and a watch would say nothing until it has come to the later one.
   */
  private boolean followsFrom(Reached from) throws IOException, InterruptedException {
    if (!sure) {
      String present = upstream.page("", 1).revision();
      accounts.heard(surroundings.clock().instant());
      sure = !UpstreamVersion.isOlder(present, from.revision());
    }
    return sure;
  }

  private void list(@Nullable Reached from, Gap.@Nullable Cause missed)
      throws IOException, InterruptedException {
    surroundings.lists().acquire();
    try {
      accounts.is(State.LISTING);
      Page page = upstream.page("", PAGE);
      take(page);
      while (!page.next().isEmpty()) {
        page = upstream.page(page.next(), PAGE);
        take(page);
      }
      var reached = new Reached(page.revision(), surroundings.clock().instant());
      Gap gap = from == null || missed == null ? null : new Gap(missed, from, reached);
      take(Batch.listEnd(gap, reached));
      tell(gap);
    } finally {
      surroundings.lists().release();
    }
  }

  private void tell(@Nullable Gap gap) {
    if (gap == null) {
      LOG.info("the events of cluster {} have been listed", cluster);
    } else {
      accounts.missed();
      LOG.warn(
          "events of cluster {} since {} may be missing: {}",
          cluster,
          gap.from().at(),
          gap.cause().words());
    }
  }

  private void take(Page page) throws IOException, InterruptedException {
    accounts.told(page.events().size(), page.unreadable(), 0);
    take(Batch.listed(page.events()));
  }

  private boolean watch(Reached from) throws IOException, InterruptedException {
    try (WatchReader watch = upstream.watch(from.revision(), length())) {
      accounts.is(State.WATCHING);
      accounts.heard(surroundings.clock().instant());
      String revision = from.revision();
      List<Notice> notices = watch.next();
      boolean told = !notices.isEmpty();
      while (!notices.isEmpty()) {
        revision = take(notices, revision);
        notices = watch.next();
      }
      return told;
    } catch (IOException broken) {
      // who comes back after that may be another, or the same, restored
      sure = false;
      throw broken;
    }
  }

  /** Not all watches are to end together. */
  private Duration length() {
    double more = surroundings.random().nextDouble();
    return SHORTEST_WATCH.plusSeconds((long) (SHORTEST_WATCH.toSeconds() * more));
  }

  private String take(List<Notice> notices, String before)
      throws IOException, InterruptedException {
    var told = Told.of(notices, before);
    accounts.told(told.events().size(), told.unreadable(), told.deletions());
    take(
        Batch.changed(told.events(), new Reached(told.revision(), surroundings.clock().instant())));
    return told.revision();
  }

  private void take(Batch batch) throws IOException, InterruptedException {
    accounts.heard(surroundings.clock().instant());
    boolean settled = false;
    try {
      Taken taken = sightings.take(batch);
      settled = true;
      accounts.settled(taken);
    } finally {
      if (!settled) {
        accounts.putOff(batch.events().size());
      }
    }
  }
}
