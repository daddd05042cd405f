package dev.tidings.store.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.EventKey;
import dev.tidings.store.StoredEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All events whose path has a prefix: the present, and where it is too new the history.
 *
 * <p>Invariant: both cursors stand behind every path that has been dealt with, at the first row of
 * the next one.
 */
final class RangeWalk implements Walk {
  private final long revision;
  private final Cursor present;
  private final @Nullable Cursor history;
  private byte @Nullable [] path;
  private byte @Nullable [] state;

  /** Begins after a path, or with the first of the prefix. */
  RangeWalk(ReadView view, long revision, byte[] prefix, byte @Nullable [] after) {
    this.revision = revision;
    this.present = view.scan(Family.EVENTS, prefix).seek(start(prefix, after, 0));
    Cursor past = view.historyFor(revision, prefix);
    this.history = past == null ? null : past.seek(start(prefix, after, 1));
  }

  /** How many events there are in all, and how many of them after a place. */
  record Present(long all, long after) {}

  /** Counts the events of the present that have a prefix; reads no values. */
  static Present countPresent(ReadView view, byte[] prefix, byte @Nullable [] after) {
    long all = 0;
    long behind = 0;
    byte[] start = start(prefix, after, 0);
    try (Cursor rows = view.scan(Family.EVENTS, prefix).seek(prefix)) {
      for (; rows.valid(); rows.next()) {
        all++;
        if (behind > 0 || Arrays.compareUnsigned(rows.key(), start) >= 0) {
          behind++;
        }
      }
    }
    return new Present(all, behind);
  }

  /** A path's own row ends with it, its history goes on with a zero byte. */
  private static byte[] start(byte[] prefix, byte @Nullable [] after, int behind) {
    if (after == null) {
      return prefix;
    }
    byte[] next = Bytes.append(after, behind);
    return Arrays.compareUnsigned(next, prefix) > 0 ? next : prefix;
  }

  @Override
  public boolean advance() {
    state = null;
    while (state == null) {
      byte[] inPresent = path(present, 0);
      byte[] inHistory = history == null ? null : path(history, 1 + Long.BYTES);
      if (inPresent == null && inHistory == null) {
        return false;
      }
      if (inHistory == null
          || (inPresent != null && Arrays.compareUnsigned(inPresent, inHistory) < 0)) {
        path = inPresent;
        state = present.value();
        present.next();
      } else {
        path = inHistory;
        state = merged(inHistory, Arrays.equals(inPresent, inHistory));
      }
    }
    return true;
  }

  private static byte @Nullable [] path(Cursor rows, int suffix) {
    if (!rows.valid()) {
      return null;
    }
    byte[] key = rows.key();
    return Arrays.copyOf(key, key.length - suffix);
  }

  /** The state of a path with history; null when there was none. */
  private byte @Nullable [] merged(byte[] at, boolean isPresent) {
    byte[] now = null;
    if (isPresent) {
      now = present.value();
      present.next();
    }
    if (now == null || Rows.revision(now) > revision) {
      now = earlier(at);
    }
    requireNonNull(history).seek(Bytes.append(at, 1));
    return now;
  }

  private byte @Nullable [] earlier(byte[] at) {
    Cursor rows = requireNonNull(history).seek(Rows.history(at, revision + 1));
    if (!rows.valid() || !Rows.isHistoryOf(at, rows.key())) {
      return null;
    }
    byte[] before = rows.value();
    return before.length == 0 ? null : before;
  }

  @Override
  public StoredEvent event() {
    EventKey key = Rows.key(requireNonNull(path));
    return Rows.event(key, requireNonNull(state));
  }

  @Override
  public void close() {
    present.close();
    if (history != null) {
      history.close();
    }
  }
}
