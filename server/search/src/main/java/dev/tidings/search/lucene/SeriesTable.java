package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import dev.tidings.search.HistogramRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;

/** Counts over time: a row for each of some values, and one for all others. */
final class SeriesTable {
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final List<String> values;
  private final long from;
  private final long step;
  private final long[][] counts;

  SeriesTable(HistogramRequest request, List<String> values) {
    this.values = values;
    this.from = Micros.ceiling(request.what().period().from());
    this.step = request.step().toSeconds() * MICROS_PER_SECOND;
    this.counts = new long[values.size() + 1][request.parts()];
  }

  void read(View view, Query query, Dimension by) throws IOException {
    Scan.of(view.searcher(), query, leaf -> part(view.groups(), leaf, by));
  }

  private Scan.Part part(Groups groups, LeafReaderContext leaf, Dimension by) throws IOException {
    var group = new GroupColumn(groups, leaf);
    Column time = Column.of(leaf, Columns.TIME);
    Column times = Column.of(leaf, Columns.TIMES);
    int[] rows = rows(groups, by);
    return doc -> {
      int part = (int) ((time.at(doc) - from) / step);
      counts[rows[group.at(doc)]][part] += times.at(doc);
    };
  }

  /** The row of each group. */
  private int[] rows(Groups groups, Dimension by) {
    List<Groups.Group> all = groups.all();
    int[] rowOfValue = groups.values(by).stream().mapToInt(this::row).toArray();
    return all.stream().mapToInt(group -> rowOfValue[group.value(by)]).toArray();
  }

  private int row(String value) {
    int row = values.indexOf(value);
    return row < 0 ? values.size() : row;
  }

  /** The counts of one of the values. */
  List<Long> of(int value) {
    return Arrays.stream(counts[value]).boxed().toList();
  }

  /** The counts of all that is none of them. */
  List<Long> others() {
    return of(values.size());
  }
}
