package dev.tidings.collect;

import dev.tidings.collect.Batch.Seen;
import dev.tidings.collect.retention.Retention;
import dev.tidings.event.Event;
import dev.tidings.store.Cluster;
import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps what is seen in the cluster's store, and how far that goes in a file beside it.
 *
 * <p>Invariant: what the file reaches is in the store.
 */
public final class StoreSightings implements Sightings {
  private final ReachedFile file;
  private final Cluster cluster;
  private final Retention retention;
  private final InstantSource clock;

  private StoreSightings(
      ReachedFile file, Cluster cluster, Retention retention, InstantSource clock) {
    this.file = file;
    this.cluster = cluster;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Goes on where the file ends.
   *
   * @throws IOException when there is one that cannot be read
   */
  public static StoreSightings open(
      Path file, Cluster cluster, Retention retention, InstantSource clock) throws IOException {
    return new StoreSightings(ReachedFile.open(file), cluster, retention.in(cluster.name()), clock);
  }

  @Override
  public Optional<Reached> reached() {
    return file.reached();
  }

  @Override
  public Taken take(Batch batch) throws IOException, InterruptedException {
    var keeping = new Keeping(cluster.store(), retention, clock);
    try {
      for (Event event : batch.events()) {
        keeping.keep(event, batch.seen());
      }
      Taken taken = keeping.settled();
      if (batch.gap() != null) {
        mark(batch.gap());
      }
      if (batch.reached() != null) {
        file.advance(batch.reached(), batch.seen());
      }
      return taken;
    } catch (StoreException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private void mark(Gap gap) throws IOException, InterruptedException {
    var keeping = new Keeping(cluster.store(), retention, clock);
    keeping.keep(GapMarker.of(cluster.name(), gap), Seen.LISTED);
    keeping.settled();
  }

  @Override
  public void close() throws IOException {
    file.write();
  }
}
