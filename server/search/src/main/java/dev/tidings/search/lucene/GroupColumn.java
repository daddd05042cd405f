package dev.tidings.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;

/** The groups of a part of the index by document, in rising order of these. Of one thread. */
final class GroupColumn {
  private final SortedDocValues ords;
  private final int[] numbers;
  private final int end;

  GroupColumn(Groups groups, LeafReaderContext leaf) throws IOException {
    ords = DocValues.getSorted(leaf.reader(), Columns.GROUP);
    numbers = groups.of(leaf);
    int largest = -1;
    for (int number : numbers) {
      largest = Math.max(largest, number);
    }
    end = largest + 1;
  }

  /** The number of a document's group. */
  int at(int doc) throws IOException {
    if (!ords.advanceExact(doc)) {
      throw new IOException("document " + doc + " has no group");
    }
    return numbers[ords.ordValue()];
  }

  /** More than the largest number here. */
  int end() {
    return end;
  }
}
