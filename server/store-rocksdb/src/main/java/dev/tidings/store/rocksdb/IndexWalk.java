package dev.tidings.store.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.tidings.store.EventTerms;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The events that have a term: those of the index's candidates whose value says so. Candidates are
 * looked up several at a time, and more of them at once as long as their values are small.
 */
final class IndexWalk implements Walk {
  private static final int FIRST = 12;
  private static final int MOST = 96;

  /** Bytes of values that are looked up at once, unless they are larger than all before. */
  private static final long ROOM = 128 << 10;

  private final ReadView view;
  private final long revision;
  private final Term term;
  private final EventTerms.Reader reader;
  private final byte[] prefix;
  private final int termLength;
  private final Cursor candidates;
  private final @Nullable Cursor history;
  private final Queue<StoredEvent> found = new ArrayDeque<>();
  private int atOnce = FIRST;
  private long largest = 1;
  private @Nullable StoredEvent event;

  IndexWalk(
      ReadView view,
      EventTerms.Reader reader,
      Term term,
      byte[] pathPrefix,
      byte @Nullable [] after,
      long revision) {
    this.view = view;
    this.reader = reader;
    this.term = term;
    this.revision = revision;
    this.prefix = IndexRows.row(term, pathPrefix);
    this.termLength = IndexRows.prefix(term).length;
    this.candidates = view.within(Family.INDEX, prefix).seek(start(after));
    this.history = view.historyFor(revision, pathPrefix);
  }

  private byte[] start(byte @Nullable [] after) {
    if (after == null) {
      return prefix;
    }
    byte[] next = Bytes.append(IndexRows.row(term, after), 0);
    return Arrays.compareUnsigned(next, prefix) > 0 ? next : prefix;
  }

  @Override
  public boolean advance() {
    while (found.isEmpty() && lookUp()) {
      // until one of them is true
    }
    event = found.poll();
    return event != null;
  }

  /** Looks at the next candidates; false when there are none. */
  private boolean lookUp() {
    List<byte[]> paths = nextPaths();
    if (paths.isEmpty()) {
      return false;
    }
    long bytes = 0;
    for (StoredEvent candidate : view.at(paths, revision, history)) {
      bytes += candidate.value().length;
      largest = Math.max(largest, candidate.value().length);
      if (reader.read(candidate.value()).contains(term)) {
        found.add(candidate);
      }
    }
    int next = bytes < ROOM / 2 ? Math.min(2 * atOnce, MOST) : Math.max(1, atOnce / 2);
    atOnce = Math.clamp(ROOM / largest, 1, next);
    return true;
  }

  private List<byte[]> nextPaths() {
    var paths = new ArrayList<byte[]>(atOnce);
    for (; paths.size() < atOnce && candidates.valid(); candidates.next()) {
      byte[] row = candidates.key();
      paths.add(Arrays.copyOfRange(row, termLength, row.length));
    }
    return paths;
  }

  @Override
  public StoredEvent event() {
    return requireNonNull(event);
  }

  @Override
  public void close() {
    candidates.close();
    if (history != null) {
      history.close();
    }
  }
}
