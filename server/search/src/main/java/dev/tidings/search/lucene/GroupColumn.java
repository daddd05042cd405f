package dev.tidings.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;

/** The groups of a part of the index by document, in rising order of these. Of one thread. */
final class GroupColumn {
  private final SortedDocValues ords;
  private final Groups.Part part;

  GroupColumn(Groups groups, LeafReaderContext leaf) throws IOException {
    ords = DocValues.getSorted(leaf.reader(), Columns.GROUP);
    part = groups.of(leaf);
  }

  /** The number of a document's group. */
  int at(int doc) throws IOException {
    if (!ords.advanceExact(doc)) {
      throw new IOException("document " + doc + " has no group");
    }
    return part.number(ords.ordValue());
  }

  /** More than the largest number here. */
  int end() {
    return part.end();
  }
}
