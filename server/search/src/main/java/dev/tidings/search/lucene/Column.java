package dev.tidings.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;

/** Numbers of a part of the index, by document, in rising order of these. */
@FunctionalInterface
interface Column {
  long at(int doc) throws IOException;

  /** A column that every document has that is asked about. */
  static Column of(LeafReaderContext leaf, String name) throws IOException {
    NumericDocValues values = DocValues.getNumeric(leaf.reader(), name);
    return doc -> values.advanceExact(doc) ? values.longValue() : 0;
  }
}
