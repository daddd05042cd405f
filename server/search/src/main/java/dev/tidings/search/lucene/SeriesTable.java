package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import dev.tidings.search.HistogramRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Counts over time: a row for each of some values, and one for all others. */
final class SeriesTable {
  private static final int UNKNOWN = -1;

  private final List<String> values;
  private final long from;
  private final long step;
  private final long[][] counts;

  SeriesTable(HistogramRequest request, List<String> values) {
    this.values = values;
    this.from = Micros.of(request.what().period().from());
    this.step = request.step().toNanos() / 1000;
    this.counts = new long[values.size() + 1][request.parts()];
  }

  void read(IndexSearcher searcher, Query query, Dimension by) throws IOException {
    Scan.of(searcher, query, leaf -> new Rows(leaf, by));
  }

  /** The counts of one of the values. */
  List<Long> of(int value) {
    return Arrays.stream(counts[value]).boxed().toList();
  }

  /** The counts of all that is none of them. */
  List<Long> others() {
    return of(values.size());
  }

  private final class Rows implements Scan.Part {
    private final Dimension by;
    private final SortedDocValues names;
    private final Column group;
    private final Column time;
    private final Column times;
    private final int[] rows;

    Rows(LeafReaderContext leaf, Dimension by) throws IOException {
      this.by = by;
      names = DocValues.getSorted(leaf.reader(), Columns.GROUP);
      group = Column.of(names);
      time = Column.of(leaf, Columns.TIME);
      times = Column.of(leaf, Columns.TIMES);
      rows = new int[names.getValueCount()];
      Arrays.fill(rows, UNKNOWN);
    }

    @Override
    public void see(int doc) throws IOException {
      int ord = (int) group.at(doc);
      if (rows[ord] == UNKNOWN) {
        int row = values.indexOf(Group.of(names.lookupOrd(ord)).value(by));
        rows[ord] = row < 0 ? values.size() : row;
      }
      counts[rows[ord]][(int) ((time.at(doc) - from) / step)] += times.at(doc);
    }
  }
}
