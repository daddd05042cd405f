package dev.tidings.search.lucene;

import static java.util.Comparator.comparingLong;

import dev.tidings.search.Dimension;
import dev.tidings.search.SearchPage;
import dev.tidings.search.ValueCount;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.search.Query;

/** How many of the documents that a query finds have each value. */
final class FacetTable {
  private final Groups groups;
  private long[] counts = {};

  FacetTable(Groups groups) {
    this.groups = groups;
  }

  /** Counts, and tells how many there are in all. */
  long read(View view, Query query) throws IOException {
    Scan.of(
        view.searcher(),
        query,
        leaf -> {
          var group = new GroupColumn(groups, leaf);
          counts = Arrays.copyOf(counts, Math.max(counts.length, group.end()));
          return doc -> counts[group.at(doc)]++;
        });
    return Arrays.stream(counts).sum();
  }

  Map<Dimension, List<ValueCount>> by(Set<Dimension> dimensions) {
    var facets = new EnumMap<Dimension, List<ValueCount>>(Dimension.class);
    dimensions.forEach(each -> facets.put(each, by(each)));
    return facets;
  }

  private List<ValueCount> by(Dimension dimension) {
    List<Groups.Group> all = groups.all();
    List<String> values = groups.values(dimension);
    var sums = new long[values.size()];
    for (int i = 0; i < counts.length; i++) {
      sums[all.get(i).value(dimension)] += counts[i];
    }
    return IntStream.range(0, sums.length)
        .filter(value -> sums[value] > 0)
        .mapToObj(value -> new ValueCount(values.get(value), sums[value]))
        .sorted(comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value))
        .limit(SearchPage.MOST_VALUES)
        .toList();
  }
}
