package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * All combinations of values that events have in the dimensions, numbered from 0 on, and the values
 * of each dimension likewise. What a part of the index calls a combination is translated once, when
 * the part is first asked about. For any thread.
 */
final class Groups {
  /** With more, most are of events that are gone, and it is better begun anew. */
  private static final int MOST = 200_000;

  private static final String NORMAL = "Normal";

  private final Map<IndexReader.CacheKey, int[]> byPart = new ConcurrentHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private final Map<Dimension, Values> values = new EnumMap<>(Dimension.class);

  Groups() {
    for (Dimension each : Dimension.values()) {
      values.put(each, new Values());
    }
  }

  /**
   * A combination.
   *
   * @param values the number of its value in each dimension
   */
  record Group(Map<Dimension, Integer> values, boolean isWarning) {
    int value(Dimension dimension) {
      return values.getOrDefault(dimension, 0);
    }
  }

  /** The values of one dimension. */
  private static final class Values {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> all = new ArrayList<>();

    int number(String value) {
      return numbers.computeIfAbsent(
          value,
          added -> {
            all.add(added);
            return all.size() - 1;
          });
    }
  }

  /** Whether there are so many that the next question is better asked of new ones. */
  synchronized boolean areTooMany() {
    return groups.size() > MOST;
  }

  /** All there are by now. */
  synchronized List<Group> all() {
    return List.copyOf(groups);
  }

  /** The values of a dimension that there are by now. */
  synchronized List<String> values(Dimension dimension) {
    return List.copyOf(of(dimension).all);
  }

  private Values of(Dimension dimension) {
    return values.computeIfAbsent(dimension, added -> new Values());
  }

  /** The number of each combination of a part of the index, by the number that it has there. */
  int[] of(LeafReaderContext leaf) throws IOException {
    IndexReader.CacheHelper core = leaf.reader().getCoreCacheHelper();
    int[] known = byPart.get(core.getKey());
    if (known != null) {
      return known;
    }
    int[] read = read(DocValues.getSorted(leaf.reader(), Columns.GROUP));
    if (byPart.putIfAbsent(core.getKey(), read) == null) {
      core.addClosedListener(byPart::remove);
    }
    return read;
  }

  private int[] read(SortedDocValues names) throws IOException {
    var numbered = new int[names.getValueCount()];
    for (int ord = 0; ord < numbered.length; ord++) {
      numbered[ord] = number(names.lookupOrd(ord));
    }
    return numbered;
  }

  private synchronized int number(BytesRef column) {
    String name = column.utf8ToString();
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    groups.add(group(name));
    numbers.put(name, groups.size() - 1);
    return groups.size() - 1;
  }

  private Group group(String name) {
    var numbered = new EnumMap<Dimension, Integer>(Dimension.class);
    boolean isWarning = false;
    int begin = 0;
    for (Dimension dimension : Dimension.values()) {
      int end = name.indexOf('\0', begin);
      String value = name.substring(begin, end < 0 ? name.length() : end);
      numbered.put(dimension, of(dimension).number(value));
      isWarning |= dimension == Dimension.TYPE && !value.equals(NORMAL);
      begin = end + 1;
    }
    return new Group(numbered, isWarning);
  }
}
