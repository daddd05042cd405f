package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import dev.tidings.search.HistogramRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;

/** Counts over time: a row for each of some values, and one for all others. */
final class SeriesTable {
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Map<String, Integer> rowOfValue = new HashMap<>();
  private final Dimension by;
  private final long from;
  private final long step;
  private final long[][] counts;

  /** The row of each group that is known yet. */
  private int[] rows = {};

  /**
   * @param by what the values are of
   */
  SeriesTable(HistogramRequest request, Dimension by, List<String> values) {
    values.forEach(value -> rowOfValue.put(value, rowOfValue.size()));
    this.by = by;
    this.from = Micros.ceiling(request.what().period().from());
    this.step = request.step().toSeconds() * MICROS_PER_SECOND;
    this.counts = new long[values.size() + 1][request.parts()];
  }

  void read(View view, Query query) throws IOException {
    Scan.of(view.searcher(), query, leaf -> part(view.groups(), leaf));
  }

  private Scan.Part part(Groups groups, LeafReaderContext leaf) throws IOException {
    var group = new GroupColumn(groups, leaf);
    Column time = Column.of(leaf, Columns.TIME);
    Column times = Column.of(leaf, Columns.TIMES);
    if (group.end() > rows.length) {
      rows = rows(groups);
    }
    return doc -> {
      int part = (int) ((time.at(doc) - from) / step);
      counts[rows[group.at(doc)]][part] += times.at(doc);
    };
  }

  private int[] rows(Groups groups) {
    List<Groups.Group> all = groups.all();
    int[] rowOfNumber =
        groups.values(by).stream()
            .mapToInt(value -> rowOfValue.getOrDefault(value, rowOfValue.size()))
            .toArray();
    return all.stream().mapToInt(group -> rowOfNumber[group.value(by)]).toArray();
  }

  /** The counts of one of the values. */
  List<Long> of(int value) {
    return Arrays.stream(counts[value]).boxed().toList();
  }

  /** The counts of all that is none of them. */
  List<Long> others() {
    return of(rowOfValue.size());
  }
}
