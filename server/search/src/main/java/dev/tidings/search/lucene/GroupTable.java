package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * How often what a query finds happened, by group: each document costs two looks into arrays, and a
 * group is read once for each part of the index.
 */
final class GroupTable {
  private final Map<Group, Sums> groups = new HashMap<>();
  private final long since;

  /**
   * @param since what is before this, in microseconds, counts as before
   */
  GroupTable(long since) {
    this.since = since;
  }

  /** What happened with some value. */
  static final class Sums {
    long count;
    long before;
    long warnings;
    long last = -1;

    void add(Sums other, boolean isWarning) {
      count += other.count;
      before += other.before;
      warnings += isWarning ? other.count : 0;
      last = Math.max(last, other.last);
    }
  }

  void read(IndexSearcher searcher, Query query) throws IOException {
    Scan.of(searcher, query, Rows::new);
  }

  /** The same by one dimension. */
  Map<String, Sums> by(Dimension dimension) {
    var sums = new HashMap<String, Sums>();
    groups.forEach(
        (group, each) ->
            sums.computeIfAbsent(group.value(dimension), value -> new Sums())
                .add(each, group.isWarning()));
    return sums;
  }

  /** The same of everything. */
  Sums total() {
    var total = new Sums();
    groups.forEach((group, each) -> total.add(each, group.isWarning()));
    return total;
  }

  /** Those of one part of the index. */
  private final class Rows implements Scan.Part {
    private final SortedDocValues names;
    private final Column group;
    private final Column time;
    private final Column times;
    private final long[] counts;
    private final long[] befores;
    private final long[] lasts;

    Rows(LeafReaderContext leaf) throws IOException {
      names = DocValues.getSorted(leaf.reader(), Columns.GROUP);
      group = Column.of(names);
      time = Column.of(leaf, Columns.TIME);
      times = Column.of(leaf, Columns.TIMES);
      counts = new long[names.getValueCount()];
      befores = new long[names.getValueCount()];
      lasts = new long[names.getValueCount()];
      Arrays.fill(lasts, -1);
    }

    @Override
    public void see(int doc) throws IOException {
      int ord = (int) group.at(doc);
      long when = time.at(doc);
      if (when < since) {
        befores[ord] += times.at(doc);
      } else {
        counts[ord] += times.at(doc);
        lasts[ord] = Math.max(lasts[ord], when);
      }
    }

    @Override
    public void end() throws IOException {
      for (int ord = 0; ord < counts.length; ord++) {
        if (counts[ord] != 0 || befores[ord] != 0) {
          Sums sums = groups.computeIfAbsent(Group.of(names.lookupOrd(ord)), each -> new Sums());
          sums.count += counts[ord];
          sums.before += befores[ord];
          sums.last = Math.max(sums.last, lasts[ord]);
        }
      }
    }
  }
}
