package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/**
 * All combinations of values that events have in the dimensions, numbered from 0 on, and the values
 * of each dimension likewise. What a part of the index calls a combination is translated once, when
 * the part is first asked about. For any thread.
 *
 * <p>Invariant: what is counted is never lost. Combinations that there is no room for are counted
 * together, by their type, as {@value #OTHER}.
 */
final class Groups {
  /** Stands for values that there is no room for. */
  static final String OTHER = "other";

  private static final List<Dimension> DIMENSIONS = List.of(Dimension.values());

  private static final String NORMAL = "Normal";
  private static final String WARNING = "Warning";

  /** What a combination or a value takes beside its characters, about. */
  private static final int BYTES_EACH = 160;

  private final Map<IndexReader.CacheKey, Part> byPart = new ConcurrentHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Values> values = DIMENSIONS.stream().map(each -> new Values()).toList();
  private List<Group> known = List.of();
  private long room;
  private boolean isFull;
  private long gone;

  /**
   * @param bytes heap that names may take, about
   */
  Groups(long bytes) {
    this.room = bytes;
  }

  private static int place(Dimension dimension) {
    return DIMENSIONS.indexOf(dimension);
  }

  /** A combination; holds the number of its value in each dimension, in the order of these. */
  static final class Group {
    private final int[] values;
    private final boolean isWarning;

    private Group(int[] values, boolean isWarning) {
      this.values = values;
      this.isWarning = isWarning;
    }

    int value(Dimension dimension) {
      return values[place(dimension)];
    }

    boolean isWarning() {
      return isWarning;
    }
  }

  /** What a part of the index calls its combinations. */
  static final class Part {
    private final int[] numbers;
    private final int end;

    private Part(int[] numbers, int end) {
      this.numbers = numbers;
      this.end = end;
    }

    /** The number of a combination, by the one that it has there. */
    int number(int ord) {
      return numbers[ord];
    }

    /** More than the largest number. */
    int end() {
      return end;
    }
  }

  /** The values of one dimension. */
  private static final class Values {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> all = new ArrayList<>();
    private List<String> known = List.of();

    int number(String value) {
      return numbers.computeIfAbsent(
          value,
          added -> {
            all.add(added);
            return all.size() - 1;
          });
    }
  }

  /**
   * Whether the next question is better asked of new ones: there is no room, and so much of what is
   * known is of parts that are gone that to read all others again costs no more than these have.
   */
  synchronized boolean areStale() {
    return isFull && gone >= groups.size();
  }

  /** All there are by now. */
  synchronized List<Group> all() {
    if (known.size() < groups.size()) {
      known = List.copyOf(groups);
    }
    return known;
  }

  /** The values of a dimension that there are by now. */
  synchronized List<String> values(Dimension dimension) {
    Values some = values.get(place(dimension));
    if (some.known.size() < some.all.size()) {
      some.known = List.copyOf(some.all);
    }
    return some.known;
  }

  /** The combinations of a part of the index. */
  Part of(LeafReaderContext leaf) throws IOException {
    IndexReader.CacheHelper core = leaf.reader().getCoreCacheHelper();
    Part known = byPart.get(core.getKey());
    if (known != null) {
      return known;
    }
    Part read = read(DocValues.getSorted(leaf.reader(), Columns.GROUP));
    if (byPart.putIfAbsent(core.getKey(), read) == null) {
      // the part may be there for much longer than these groups
      var these = new WeakReference<>(this);
      core.addClosedListener(key -> forget(these.get(), key));
    }
    return read;
  }

  private static void forget(@Nullable Groups groups, IndexReader.CacheKey key) {
    if (groups != null) {
      groups.forget(key);
    }
  }

  private synchronized void forget(IndexReader.CacheKey key) {
    Part part = byPart.remove(key);
    gone += part == null ? 0 : part.numbers.length;
  }

  /** From the end, so that there is room for warnings before all that is normal. */
  private Part read(SortedDocValues names) throws IOException {
    var numbered = new int[names.getValueCount()];
    int end = 0;
    for (int ord = numbered.length - 1; ord >= 0; ord--) {
      numbered[ord] = number(names.lookupOrd(ord).utf8ToString());
      end = Math.max(end, numbered[ord] + 1);
    }
    return new Part(numbered, end);
  }

  private synchronized int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    long bytes = BYTES_EACH + 2L * name.length();
    if (room < bytes) {
      isFull = true;
      return numbers.computeIfAbsent(rest(name), this::add);
    }
    room -= bytes;
    return numbers.computeIfAbsent(name, this::add);
  }

  /** What stands for a combination that there is no room for. */
  private static String rest(String name) {
    String type = name.substring(0, name.indexOf('\0'));
    boolean isUsual = type.equals(NORMAL) || type.equals(WARNING);
    return (isUsual ? type : OTHER) + ("\0" + OTHER).repeat(DIMENSIONS.size() - 1);
  }

  private int add(String name) {
    String[] all = name.split("\0", -1);
    var numbered = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      numbered[i] = number(values.get(i), all[i]);
    }
    groups.add(new Group(numbered, !all[place(Dimension.TYPE)].equals(NORMAL)));
    return groups.size() - 1;
  }

  private int number(Values of, String value) {
    int before = of.all.size();
    int number = of.number(value);
    room -= of.all.size() > before ? BYTES_EACH + 2L * value.length() : 0;
    return number;
  }
}
