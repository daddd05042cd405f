package dev.tidings.forward.lease;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries to hold a lease, by the rules of client-go's leader election: another one's lease is
 * respected for as long as it says after a change of it was seen here, by this clock alone; so the
 * clocks of the candidates may differ. Of one thread.
 */
final class Election {
  /** How long a lease counts after it has been renewed. */
  static final Duration LEASE = Duration.ofSeconds(15);

  /**
   * Who could not renew it for so long stops in time for others to go on, even if it has just asked
   * twice in vain, and then has to interrupt what it does.
   */
  static final Duration RENEW_WITHIN = Duration.ofSeconds(6);

  private static final Instant LONG_AGO = Instant.EPOCH;

  private final Leases leases;
  private final String identity;
  private final InstantSource clock;
  private @Nullable Lease observed;
  private Instant observedAt = LONG_AGO;
  private Instant renewedAt = LONG_AGO;

  /**
   * @param identity of no other candidate
   */
  Election(Leases leases, String identity, InstantSource clock) {
    this.leases = leases;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * Tries once to take the lease, or to renew it.
   *
   * @param settled until when this candidate has done everything; said if it has led before. The
   *     epoch where it does not know: then what is said already stays
   */
  void attempt(Instant settled) throws IOException {
    Instant asked = clock.instant();
    Optional<Lease> found = leases.read();
    Optional<Lease> mine =
        found.isEmpty()
            ? leases.create(Lease.taken(identity, LEASE, asked))
            : take(found.get(), asked, settled);
    if (mine.isPresent()) {
      observe(mine.get());
      renewedAt = asked;
    }
  }

  private Optional<Lease> take(Lease found, Instant now, Instant settled) throws IOException {
    if (observed == null || !observed.says(found)) {
      observe(found);
    }
    boolean others = !found.holder().isEmpty() && !found.holder().equals(identity);
    if (others && now.isBefore(observedAt.plus(found.length()))) {
      renewedAt = LONG_AGO;
      return Optional.empty();
    }
    Lease mine = found.heldBy(identity, LEASE, now);
    boolean knows = leads() && settled.isAfter(LONG_AGO);
    return leases.replace(knows ? mine.settled(settled) : mine);
  }

  private void observe(Lease lease) {
    observed = lease;
    observedAt = clock.instant();
  }

  /** Whether this candidate may act now. */
  boolean leads() {
    return clock.instant().isBefore(renewedAt.plus(RENEW_WITHIN));
  }

  /** Until when the holder has done everything; empty when nobody says so. */
  Optional<Instant> settled() {
    return Optional.ofNullable(observed)
        .map(Lease::settled)
        .filter(until -> until.isAfter(LONG_AGO));
  }

  /** Lets others have the lease at once. */
  void release() throws IOException {
    Lease mine = observed;
    if (mine != null && mine.holder().equals(identity)) {
      renewedAt = LONG_AGO;
      leases.replace(mine.released(clock.instant()));
    }
  }
}
