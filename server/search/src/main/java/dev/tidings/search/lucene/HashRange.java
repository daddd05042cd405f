package dev.tidings.search.lucene;

import java.util.Optional;

/**
 * All 64-bit hashes that begin with some bits.
 *
 * @param mask has a one for each of these bits
 */
record HashRange(long start, long mask) {
  static final HashRange ALL = new HashRange(0, 0);

  boolean contains(long hash) {
    return (hash & mask) == start;
  }

  /** The first half of it. */
  HashRange half() {
    return new HashRange(start, mask >> 1 | Long.MIN_VALUE);
  }

  /** The largest of those that begin right behind it; empty if nothing is behind it. */
  Optional<HashRange> next() {
    long behind = start - mask;
    return behind == 0
        ? Optional.empty()
        : Optional.of(new HashRange(behind, -Long.lowestOneBit(behind)));
  }

  /** What of a hash is within it, from the highest bit on. */
  long within(long hash) {
    return hash << Long.bitCount(mask);
  }
}
