package dev.tidings.collect;

import dev.tidings.collect.Accounts.State;
import dev.tidings.collect.Batch.Seen;
import java.io.IOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cluster of which an agent tells: one batch after the other, whoever brings them. Safe for use
 * by several threads.
 */
final class Received implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Received.class);

  private final StoreSightings sightings;
  private final Accounts accounts;
  private final InstantSource clock;
  private boolean closed;

  Received(StoreSightings sightings, Accounts accounts, InstantSource clock) {
    this.sightings = sightings;
    this.accounts = accounts;
    this.clock = clock;
    accounts.is(State.RECEIVING);
  }

  /** Returns when what was sent is on disk, as far as it can be kept. */
  synchronized Taken take(BatchJson.Sent sent) throws IOException, InterruptedException {
    if (closed) {
      throw new IOException("nothing is received any more");
    }
    accounts.heard(clock.instant());
    Batch batch = withGap(sent.batch());
    accounts.told(batch.events().size(), sent.unreadable(), 0);
    boolean settled = false;
    try {
      Taken taken = sightings.take(batch);
      settled = true;
      accounts.settled(taken);
      if (batch.gap() != null) {
        accounts.missed();
      }
      return taken.plus(new Taken(0, 0, sent.unreadable()));
    } finally {
      if (!settled) {
        accounts.putOff(batch.events().size());
      }
    }
  }

  /**
   * An agent knows of a gap from how far it had come. One that has no memory of that lists as for
   * the first time; how far it had come then is known here. The end of a list that comes a second
   * time is no other.
   */
  private Batch withGap(Batch batch) {
    Reached to = batch.reached();
    Reached from = sightings.reached().orElse(null);
    if (batch.seen() != Seen.LISTED || batch.gap() != null || from == null || to == null) {
      return batch;
    }
    return from.equals(to)
        ? batch
        : new Batch(batch.seen(), batch.events(), new Gap(Gap.Cause.BEGUN_ANEW, from, to), to);
  }

  @Override
  public synchronized void close() {
    closed = true;
    accounts.is(State.STOPPED);
    try {
      sightings.close();
    } catch (IOException e) {
      LOG.warn("how far a cluster was followed could not be written: {}", e.toString());
    }
  }
}
