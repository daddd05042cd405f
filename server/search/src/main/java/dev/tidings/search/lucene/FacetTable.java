package dev.tidings.search.lucene;

import static java.util.Comparator.comparingLong;

import dev.tidings.search.Dimension;
import dev.tidings.search.SearchPage;
import dev.tidings.search.ValueCount;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** How many of the documents that a query finds have each value. */
final class FacetTable {
  private final Map<Group, Long> groups = new HashMap<>();

  /** Counts, and tells how many there are in all. */
  long read(IndexSearcher searcher, Query query) throws IOException {
    Scan.of(searcher, query, Rows::new);
    return groups.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<Dimension, List<ValueCount>> by(Set<Dimension> dimensions) {
    var facets = new EnumMap<Dimension, List<ValueCount>>(Dimension.class);
    dimensions.forEach(each -> facets.put(each, by(each)));
    return facets;
  }

  private List<ValueCount> by(Dimension dimension) {
    var counts = new HashMap<String, Long>();
    groups.forEach((group, count) -> counts.merge(group.value(dimension), count, Long::sum));
    return counts.entrySet().stream()
        .map(each -> new ValueCount(each.getKey(), each.getValue()))
        .sorted(comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value))
        .limit(SearchPage.MOST_VALUES)
        .toList();
  }

  private final class Rows implements Scan.Part {
    private final SortedDocValues names;
    private final Column group;
    private final int[] counts;

    Rows(LeafReaderContext leaf) throws IOException {
      names = DocValues.getSorted(leaf.reader(), Columns.GROUP);
      group = Column.of(names);
      counts = new int[names.getValueCount()];
    }

    @Override
    public void see(int doc) throws IOException {
      counts[(int) group.at(doc)]++;
    }

    @Override
    public void end() throws IOException {
      for (int ord = 0; ord < counts.length; ord++) {
        if (counts[ord] != 0) {
          groups.merge(Group.of(names.lookupOrd(ord)), (long) counts[ord], Long::sum);
        }
      }
    }
  }
}
