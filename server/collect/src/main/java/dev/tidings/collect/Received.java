package dev.tidings.collect;

import dev.tidings.collect.Accounts.State;
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

  /** Returns when the batch is on disk. */
  synchronized Taken take(Batch batch) throws IOException, InterruptedException {
    if (closed) {
      throw new IOException("nothing is received any more");
    }
    accounts.heard(clock.instant());
    accounts.told(batch.events().size(), 0, 0);
    boolean settled = false;
    try {
      Taken taken = sightings.take(batch);
      settled = true;
      accounts.settled(taken);
      if (batch.gap() != null) {
        accounts.missed();
      }
      return taken;
    } finally {
      if (!settled) {
        accounts.putOff(batch.events().size());
      }
    }
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
