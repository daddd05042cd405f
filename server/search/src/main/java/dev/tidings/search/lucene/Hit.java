package dev.tidings.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/**
 * A document that was found.
 *
 * @param event what it is of
 * @param sortedBy what it was sorted by
 */
record Hit(StoredKey event, List<Object> sortedBy) {
  private static final Set<String> STORED = Set.of(Columns.KEY);

  static Hit of(IndexSearcher searcher, ScoreDoc document) throws IOException {
    List<Object> sortedBy =
        document instanceof FieldDoc sorted ? List.of(sorted.fields) : List.of();
    return new Hit(event(searcher, document.doc), sortedBy);
  }

  /** The event that a document is of. */
  static StoredKey event(IndexSearcher searcher, int document) throws IOException {
    return Keys.read(searcher.storedFields().document(document, STORED).get(Columns.KEY));
  }

  /** A number that it was sorted by. */
  long number(int place) {
    return ((Number) sortedBy.get(place)).longValue();
  }
}
