package dev.tidings.search.lucene;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Looks at every document that a query finds, one part of the index after another. */
final class Scan extends SimpleCollector {
  private final Parts parts;
  private Part part = doc -> {};

  private Scan(Parts parts) {
    this.parts = parts;
  }

  /** Looks at the documents of one part of the index, in their order. */
  @FunctionalInterface
  interface Part {
    void see(int doc) throws IOException;
  }

  /** Begins with a part of the index. */
  @FunctionalInterface
  interface Parts {
    Part begin(LeafReaderContext leaf) throws IOException;
  }

  static void of(IndexSearcher searcher, Query query, Parts parts) throws IOException {
    searcher.search(query, new Alone(new Scan(parts)));
  }

  @Override
  protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
    part = parts.begin(leaf);
  }

  @Override
  public void collect(int doc) throws IOException {
    part.see(doc);
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /** One collector for the whole index: a question is answered on the thread of who asks. */
  private record Alone(Scan scan) implements CollectorManager<Scan, Scan> {
    @Override
    public Scan newCollector() {
      return scan;
    }

    @Override
    public Scan reduce(Collection<Scan> collectors) {
      return scan;
    }
  }
}
