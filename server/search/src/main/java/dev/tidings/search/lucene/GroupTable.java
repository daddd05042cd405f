package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;

/**
 * How often what a query finds happened, by group: each document costs three looks into columns,
 * whatever is asked.
 */
final class GroupTable {
  private final Groups groups;
  private final long since;
  private long[] counts = {};
  private long[] befores = {};
  private long[] lasts = {};

  /**
   * @param since what is before this, in microseconds, counts as before
   */
  GroupTable(Groups groups, long since) {
    this.groups = groups;
    this.since = since;
  }

  /** What happened with some value. */
  static final class Sums {
    long count;
    long before;
    long warnings;
    long last = -1;
  }

  void read(View view, Query query) throws IOException {
    Scan.of(view.searcher(), query, this::part);
  }

  private Scan.Part part(LeafReaderContext leaf) throws IOException {
    var group = new GroupColumn(groups, leaf);
    Column time = Column.of(leaf, Columns.TIME);
    Column times = Column.of(leaf, Columns.TIMES);
    grow(group.end());
    return doc -> add(group.at(doc), time.at(doc), times.at(doc));
  }

  private void grow(int size) {
    int known = counts.length;
    if (size > known) {
      counts = Arrays.copyOf(counts, size);
      befores = Arrays.copyOf(befores, size);
      lasts = Arrays.copyOf(lasts, size);
      Arrays.fill(lasts, known, size, -1);
    }
  }

  private void add(int group, long time, long times) {
    if (time < since) {
      befores[group] += times;
    } else {
      counts[group] += times;
      lasts[group] = Math.max(lasts[group], time);
    }
  }

  /** The same by the values of one dimension. */
  Map<String, Sums> by(Dimension dimension) {
    List<Groups.Group> all = groups.all();
    List<String> values = groups.values(dimension);
    var sums = new HashMap<String, Sums>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0 || befores[i] != 0) {
        String value = values.get(all.get(i).value(dimension));
        add(sums.computeIfAbsent(value, each -> new Sums()), i, all.get(i).isWarning());
      }
    }
    return sums;
  }

  private void add(Sums sums, int group, boolean isWarning) {
    sums.count += counts[group];
    sums.before += befores[group];
    sums.warnings += isWarning ? counts[group] : 0;
    sums.last = Math.max(sums.last, lasts[group]);
  }

  /** How often anything happened. */
  long total() {
    return Arrays.stream(counts).sum();
  }

  /** How often anything happened before. */
  long before() {
    return Arrays.stream(befores).sum();
  }
}
