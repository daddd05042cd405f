package dev.tidings.search.lucene;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Numbers by 64-bit hashes. It doubles when it is two thirds full. Of one thread. */
final class HashTable {
  private static final int SMALLEST = 1024;
  private static final long NONE = 0;

  /**
   * Stands for the hash that marks a free place; that it may meet another one is as likely as any.
   */
  private static final long INSTEAD_OF_NONE = 1;

  private long[] hashes = new long[SMALLEST];
  private long[] sums = new long[SMALLEST];
  private int size;

  void clear() {
    Arrays.fill(hashes, NONE);
    Arrays.fill(sums, 0);
    size = 0;
  }

  void add(long hash, long more) {
    if (size * 3L > hashes.length * 2L) {
      grow();
    }
    long marked = hash == NONE ? INSTEAD_OF_NONE : hash;
    int place = place(marked);
    if (hashes[place] == NONE) {
      hashes[place] = marked;
      size++;
    }
    sums[place] += more;
  }

  /** The sum of a hash; 0 if nothing was added. */
  long sum(long hash) {
    return sums[place(hash == NONE ? INSTEAD_OF_NONE : hash)];
  }

  /** Takes each hash, and its sum. */
  @FunctionalInterface
  interface Sums {
    void take(long hash, long sum);
  }

  void forEach(Sums sums) {
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] != NONE) {
        sums.take(hashes[i], this.sums[i]);
      }
    }
  }

  private int place(long hash) {
    int place = (int) hash & hashes.length - 1;
    while (hashes[place] != NONE && hashes[place] != hash) {
      place = place + 1 & hashes.length - 1;
    }
    return place;
  }

  private void grow() {
    long[] oldHashes = hashes;
    long[] oldSums = sums;
    hashes = new long[oldHashes.length * 2];
    sums = new long[oldHashes.length * 2];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != NONE) {
        int place = place(oldHashes[i]);
        hashes[place] = oldHashes[i];
        sums[place] = oldSums[i];
      }
    }
  }

  /** The hashes with the largest sums, at most so many, the largest first. */
  List<Entry> largest(int limit) {
    var best = new PriorityQueue<Entry>();
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] != NONE && (best.size() < limit || sums[i] >= best.element().sum())) {
        best.add(new Entry(hashes[i], sums[i]));
        if (best.size() > limit) {
          best.remove();
        }
      }
    }
    return best.stream().sorted(Comparator.reverseOrder()).toList();
  }

  /** A hash and its sum; the one with the larger sum is larger. */
  record Entry(long hash, long sum) implements Comparable<Entry> {
    private static final Comparator<Entry> SMALLEST_FIRST =
        Comparator.comparingLong(Entry::sum).thenComparingLong(Entry::hash);

    @Override
    public int compareTo(Entry other) {
      return SMALLEST_FIRST.compare(this, other);
    }
  }
}
