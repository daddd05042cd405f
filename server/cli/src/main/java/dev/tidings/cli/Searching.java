package dev.tidings.cli;

import dev.tidings.api.lookup.Finding;
import dev.tidings.collect.Collectors;
import dev.tidings.search.SearchException;
import dev.tidings.search.lucene.EventIndex;
import dev.tidings.search.lucene.IndexSettings;
import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import dev.tidings.store.Subscription;

/** The index of all events, and the stores that it follows as they come and go. */
record Searching(EventIndex index, Subscription clusters) implements AutoCloseable {
  /**
   * Opens the index, and follows the server's own store and those of all clusters.
   *
   * @throws CommandFailure when its folder cannot be used
   */
  static Searching start(IndexSettings settings, EventStore own, Clusters clusters)
      throws CommandFailure {
    try {
      EventIndex index = EventIndex.open(settings);
      index.follow(Cluster.OWN, own);
      return new Searching(index, clusters.listen(new Following(index)));
    } catch (SearchException unusable) {
      throw new CommandFailure(
          "cannot keep an index (--search=false does without): " + unusable.getMessage(), unusable);
    }
  }

  private record Following(EventIndex index) implements Clusters.Listener {
    @Override
    public void added(Cluster cluster) {
      index.follow(cluster.name(), cluster.store());
    }

    @Override
    public void removed(Cluster cluster) {
      index.forget(cluster.name());
    }
  }

  /** What is found in it, and how it stands with those who collect. */
  Finding finding(Collectors collectors) {
    return new Finding(index, new Collected(collectors));
  }

  @Override
  public void close() {
    clusters.close();
    index.close();
  }
}
