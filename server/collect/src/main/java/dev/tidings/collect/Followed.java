package dev.tidings.collect;

import dev.tidings.collect.upstream.UpstreamEvents;
import java.io.IOException;

/**
 * A cluster that is followed.
 *
 * @param cluster its name here
 * @param upstream where its events are
 * @param sightings where they are kept
 * @param accounts what became of them
 */
record Followed(String cluster, UpstreamEvents upstream, Sightings sightings, Accounts accounts)
    implements AutoCloseable {
  @Override
  public void close() throws IOException {
    try (upstream) {
      sightings.close();
    }
  }
}
