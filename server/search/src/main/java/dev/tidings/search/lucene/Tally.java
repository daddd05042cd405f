package dev.tidings.search.lucene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds the largest sums by 64-bit hashes, of which there may be as many as there are events. What
 * is added is only put down, in parts by its first bits, and summed up part by part: a table of one
 * part fits into the processor's cache, and one of all would miss it each time.
 *
 * <p>Invariant: it takes no more memory than it is given, and what it tells is exact. When there is
 * no room left, what is put down is summed up, so that each hash is there once; if that frees less
 * than half, the upper half of the hashes is left to another round. Of one thread.
 */
final class Tally {
  /** More than twice what the parts take that have one chunk each. */
  static final long SMALLEST_ROOM = 1 << 20;

  private static final int BITS = 6;

  /** Longs in a chunk, so small that no garbage collector gives it a region of its own. */
  private static final int CHUNK = 512;

  private final int limit;
  private final int most;
  private final Deque<long[]> free = new ArrayDeque<>();
  private final HashTable table = new HashTable();
  private final List<HashTable.Entry> best = new ArrayList<>();
  private HashRange range = HashRange.ALL;
  private Part[] parts = parts();
  private int used;

  /**
   * @param bytes what it may take, at least {@link #SMALLEST_ROOM}
   * @param limit how many sums are wanted
   */
  Tally(long bytes, int limit) {
    this.most = (int) Math.min(bytes / (CHUNK * Long.BYTES), Integer.MAX_VALUE);
    this.limit = limit;
  }

  /** Hashes, each followed by what is added. */
  private static final class Part {
    private final List<long[]> chunks = new ArrayList<>();
    private long[] last = {};
    private int size;

    void clear() {
      chunks.clear();
      last = new long[0];
      size = 0;
    }
  }

  private static Part[] parts() {
    var parts = new Part[1 << BITS];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new Part();
    }
    return parts;
  }

  /** Whether a hash is counted in this round. */
  boolean takes(long hash) {
    return range.contains(hash);
  }

  void add(long hash, long more) {
    if (used >= most) {
      shrink();
    }
    if (takes(hash)) {
      putDown(hash, more);
    }
  }

  private void putDown(long hash, long more) {
    Part part = parts[(int) (range.within(hash) >>> (Long.SIZE - BITS))];
    if (part.size == part.last.length) {
      extend(part);
    }
    part.last[part.size] = hash;
    part.last[part.size + 1] = more;
    part.size += 2;
  }

  private void extend(Part part) {
    long[] chunk = free.poll();
    part.last = chunk == null ? new long[CHUNK] : chunk;
    part.chunks.add(part.last);
    part.size = 0;
    used++;
  }

  private void shrink() {
    putTogether();
    while (used > most / 2) {
      range = range.half();
      putTogether();
    }
  }

  /** Puts down anew what is within the range, each hash once. */
  private void putTogether() {
    Part[] before = parts;
    parts = parts();
    for (Part part : before) {
      sumUp(part);
      table.forEach(
          (hash, sum) -> {
            if (takes(hash)) {
              putDown(hash, sum);
            }
          });
    }
  }

  /** Brings a part into the table, and frees it. */
  private void sumUp(Part part) {
    table.clear();
    for (int chunk = 0; chunk < part.chunks.size(); chunk++) {
      boolean isLast = chunk == part.chunks.size() - 1;
      addAll(part.chunks.get(chunk), isLast ? part.size : CHUNK);
    }
    used -= part.chunks.size();
    free.addAll(part.chunks);
    part.clear();
  }

  private void addAll(long[] chunk, int size) {
    for (int i = 0; i < size; i += 2) {
      table.add(chunk[i], chunk[i + 1]);
    }
  }

  /**
   * Ends a round.
   *
   * @return whether there has to be another, in which everything is added once more
   */
  boolean again() {
    for (Part part : parts) {
      sumUp(part);
      best.addAll(table.largest(limit));
    }
    best.sort(Comparator.reverseOrder());
    best.subList(Math.min(limit, best.size()), best.size()).clear();
    Optional<HashRange> next = range.next();
    range = next.orElse(HashRange.ALL);
    return next.isPresent();
  }

  /** The hashes with the largest sums of all rounds, the largest first. */
  List<Long> largest() {
    return best.stream().map(HashTable.Entry::hash).toList();
  }
}
