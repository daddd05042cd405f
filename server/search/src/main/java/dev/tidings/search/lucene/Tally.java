package dev.tidings.search.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Sums by 64-bit hashes, of which there may be as many as there are events. What is added is only
 * put down, in parts by its first bits, and summed up part by part in the end: a table of one part
 * fits into the processor's cache, and one of all would miss it each time. Of one thread.
 */
final class Tally {
  private static final int BITS = 6;
  private static final int SMALLEST = 64;

  private final long[][] parts = new long[1 << BITS][SMALLEST];
  private final int[] sizes = new int[1 << BITS];

  void add(long hash, long more) {
    int part = (int) (hash >>> (Long.SIZE - BITS));
    int size = sizes[part];
    if (size == parts[part].length) {
      parts[part] = Arrays.copyOf(parts[part], size * 2);
    }
    parts[part][size] = hash;
    parts[part][size + 1] = more;
    sizes[part] = size + 2;
  }

  /** The hashes with the largest sums, at most so many, the largest first. */
  List<Long> largest(int limit) {
    var table = new HashTable();
    var best = new ArrayList<HashTable.Entry>();
    for (int part = 0; part < parts.length; part++) {
      table.clear();
      for (int i = 0; i < sizes[part]; i += 2) {
        table.add(parts[part][i], parts[part][i + 1]);
      }
      best.addAll(table.largest(limit));
    }
    return best.stream()
        .sorted(Comparator.reverseOrder())
        .limit(limit)
        .map(HashTable.Entry::hash)
        .toList();
  }
}
