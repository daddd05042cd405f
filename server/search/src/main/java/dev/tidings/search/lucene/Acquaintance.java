package dev.tidings.search.lucene;

import dev.tidings.store.EventStore;
import dev.tidings.store.StoredEvent;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;

/**
 * Tells whether a store is the one whose events are in the index, or another in its place. Stores
 * have no names of their own, but no two of them give the same event the same revision.
 */
final class Acquaintance {
  /** If so many of its newest events have all changed or gone since, reading it anew is no loss. */
  private static final int ASKED_FOR = 200;

  private final String cluster;
  private final IndexFolder folder;

  Acquaintance(String cluster, IndexFolder folder) {
    this.cluster = cluster;
    this.folder = folder;
  }

  /**
   * Whether all the store has been up to a revision is in the index.
   *
   * @return false also if that cannot be told
   */
  boolean knows(EventStore store, long revision) throws IOException {
    if (store.revision() < revision) {
      return false;
    }
    IndexSearcher searcher = folder.searchers().acquire();
    try {
      return meets(store, revision, searcher);
    } finally {
      folder.searchers().release(searcher);
    }
  }

  private boolean meets(EventStore store, long revision, IndexSearcher searcher)
      throws IOException {
    var newest = new Sort(new SortField(Columns.REVISION, SortField.Type.LONG, true));
    TopDocs found = searcher.search(Translation.statesOf(cluster), ASKED_FOR, newest);
    for (ScoreDoc each : found.scoreDocs) {
      Hit hit = Hit.of(searcher, each);
      Optional<StoredEvent> stored = store.read(hit.event().key());
      if (stored.isPresent() && stored.get().revision() == hit.number(0)) {
        return true;
      }
      if (stored.isPresent() && stored.get().revision() <= revision) {
        return false;
      }
    }
    return false;
  }
}
