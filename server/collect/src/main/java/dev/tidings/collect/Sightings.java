package dev.tidings.collect;

import java.io.IOException;
import java.util.Optional;

/** Takes what a collector sees of one cluster. Belongs to the collector's thread. */
public interface Sightings extends AutoCloseable {
  /**
   * How far the cluster has been followed, also by processes before this one; empty at the very
   * first.
   */
  Optional<Reached> reached();

  /**
   * Takes a batch; returns when its events and its gap are on disk. How far it reaches may be
   * written later than that, and never before: what is seen again then is unchanged.
   *
   * @throws IOException when that is not possible at the moment; all of the batch is to be offered
   *     again, and what was taken of it is then unchanged
   */
  Taken take(Batch batch) throws IOException, InterruptedException;

  /** Writes how far it came. */
  @Override
  void close() throws IOException;
}
