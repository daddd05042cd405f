package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a store stands: written with each commit, so that opening counts nothing.
 *
 * @param revision the newest revision
 * @param compacted the oldest revision that can be read at
 * @param trimmed rows of history and log up to this revision are gone; follows {@code compacted}
 * @param liveEvents events in the present
 * @param historyBytes what is kept of the past
 * @param eventBytes what the present takes; stores of earlier versions do not know it
 */
record StoreState(
    long revision,
    long compacted,
    long trimmed,
    long liveEvents,
    long historyBytes,
    long eventBytes) {
  static final byte[] KEY = "state".getBytes(US_ASCII);

  /** A new store: its first write gets revision 2. */
  static final StoreState NEW = new StoreState(1, 1, 1, 0, 0, 0);

  private static final long UNKNOWN = -1;

  /** After one more revision, by which there is so much more of each, or less. */
  StoreState committed(long newRevision, int liveChange, long historyChange, long eventChange) {
    return new StoreState(
        newRevision,
        compacted,
        trimmed,
        liveEvents + liveChange,
        historyBytes + historyChange,
        eventBytes + eventChange);
  }

  StoreState compactedTo(long oldest) {
    return new StoreState(revision, oldest, trimmed, liveEvents, historyBytes, eventBytes);
  }

  /** After rows of the past have been dropped that nobody but their event's history misses. */
  StoreState freed(long bytes) {
    return new StoreState(
        revision, compacted, trimmed, liveEvents, historyBytes - bytes, eventBytes);
  }

  boolean knowsEventBytes() {
    return eventBytes != UNKNOWN;
  }

  StoreState withEventBytes(long bytes) {
    return new StoreState(revision, compacted, trimmed, liveEvents, historyBytes, bytes);
  }

  /**
   * As the store begins after it has been restored from a snapshot of this age. Its revisions lie
   * beyond all that the original can have given since, at a million a second and a billion to spare
   * for clocks that differ; and the past is not readable, for clients may know another one.
   */
  StoreState beginAnew(Duration age) {
    long beyond = 1_000_000_000 + 1_000 * Math.max(0, age.toMillis());
    return new StoreState(
        revision + beyond, revision + beyond, trimmed, liveEvents, historyBytes, eventBytes);
  }

  /** After rows up to a revision have been dropped. */
  StoreState trimmedTo(long last, long freed) {
    return new StoreState(
        revision, Math.max(compacted, last), last, liveEvents, historyBytes - freed, eventBytes);
  }

  byte[] encode() {
    return ByteBuffer.allocate(6 * Long.BYTES)
        .putLong(revision)
        .putLong(compacted)
        .putLong(trimmed)
        .putLong(liveEvents)
        .putLong(historyBytes)
        .putLong(eventBytes)
        .array();
  }

  static StoreState decode(byte @Nullable [] row) {
    if (row == null) {
      return NEW;
    }
    var in = ByteBuffer.wrap(row);
    return new StoreState(
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.hasRemaining() ? in.getLong() : UNKNOWN);
  }
}
