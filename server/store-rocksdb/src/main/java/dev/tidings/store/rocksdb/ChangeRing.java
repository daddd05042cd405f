package dev.tidings.store.rocksdb;

import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The newest revisions, in memory, each at the place its number gives. One thread adds; any number
 * read, and wait for nothing.
 *
 * <p>Invariant: a place holds the whole of one revision, which says its number, or nothing; so a
 * reader that finds the number it looks for has found everything that revision changed.
 */
final class ChangeRing {
  /** What one revision changed, and about how much memory that takes. */
  private record Entry(long revision, List<Change> changes, long bytes) {}

  private static final int ENTRY_OVERHEAD = 200;

  private final AtomicReferenceArray<Entry> places;
  private final long maxBytes;
  private long bytes;
  private volatile long floor;
  private volatile long newest;

  ChangeRing(long revision, int maxRevisions, long maxBytes) {
    this.places = new AtomicReferenceArray<>(maxRevisions);
    this.maxBytes = maxBytes;
    this.floor = revision;
    this.newest = revision;
  }

  /** Adds the revision after the newest. */
  void add(long revision, List<Change> changes) {
    var entry = new Entry(revision, changes, bytes(changes));
    if (revision - floor > places.length()) {
      dropOldest();
    }
    places.set(place(revision), entry);
    bytes += entry.bytes();
    newest = revision;
    while (bytes > maxBytes && floor < newest) {
      dropOldest();
    }
  }

  /** Like a store's {@code recentChanges}, as far as the ring goes. */
  Optional<ChangesResult> after(long after, int max) {
    long upTo = newest;
    if (after >= upTo) {
      return Optional.of(new ChangesResult.Batch(List.of(), after));
    }
    var changes = new ArrayList<Change>();
    long revision = after;
    while (revision < upTo && (changes.size() < max || changes.isEmpty())) {
      Entry entry = places.get(place(revision + 1));
      if (entry == null || entry.revision() != revision + 1) {
        return Optional.empty();
      }
      changes.addAll(entry.changes());
      revision++;
    }
    return Optional.of(new ChangesResult.Batch(changes, revision));
  }

  private void dropOldest() {
    long oldest = floor + 1;
    Entry entry = places.getAndSet(place(oldest), null);
    bytes -= entry.bytes();
    floor = oldest;
  }

  private int place(long revision) {
    return (int) (revision % places.length());
  }

  private static long bytes(List<Change> changes) {
    long sum = 0;
    for (Change change : changes) {
      sum += ENTRY_OVERHEAD;
      sum += change.before() == null ? 0 : change.before().value().length;
      sum += change.after() == null ? 0 : change.after().value().length;
    }
    return sum;
  }
}
