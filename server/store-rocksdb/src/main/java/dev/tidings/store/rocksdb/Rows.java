package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.EventKey;
import dev.tidings.store.StoredEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Format 2, byte for byte. Numbers are big-endian, so that their order is the order of rows.
 *
 * <ul>
 *   <li>events: path → state
 *   <li>history: path 0 revision → the state before that revision, empty when there was none
 *   <li>log: revision sequence → {@link LogRow}
 *   <li>index: kind term 0 path → nothing ({@link IndexRows})
 *   <li>expiry: due path → nothing
 *   <li>meta: {@code format} → version, {@code state} → {@link StoreState}
 * </ul>
 *
 * A path is {@code namespace/name} and holds no zero byte, so that a key's history lies together
 * and keys keep their order. A state is revision, create revision, due (milliseconds), value.
 */
final class Rows {
  private static final int STATE_HEADER = 3 * Long.BYTES;
  private static final long NEVER = Long.MAX_VALUE;

  private Rows() {}

  static byte[] path(EventKey key) {
    return key.path().getBytes(UTF_8);
  }

  /** Refuses a key whose path would not be read back as the same key. */
  static void requireStorable(EventKey key) {
    if (key.namespace().indexOf('/') >= 0 || key.path().indexOf(0) >= 0) {
      throw new IllegalArgumentException("not a key that can be stored: " + key);
    }
  }

  /** The key whose path are the bytes from {@code start} to {@code end}. */
  static EventKey key(byte[] row, int start, int end) {
    var path = new String(row, start, end - start, UTF_8);
    int slash = path.indexOf('/');
    return new EventKey(path.substring(0, slash), path.substring(slash + 1));
  }

  static EventKey key(byte[] path) {
    return key(path, 0, path.length);
  }

  static byte[] state(StoredEvent event) {
    return ByteBuffer.allocate(STATE_HEADER + event.value().length)
        .putLong(event.revision())
        .putLong(event.createRevision())
        .putLong(due(event.due()))
        .put(event.value())
        .array();
  }

  /** What an event takes in the present. */
  static long size(StoredEvent event) {
    return (long) path(event.key()).length + STATE_HEADER + event.value().length;
  }

  static StoredEvent event(EventKey key, byte[] state) {
    var in = ByteBuffer.wrap(state);
    long revision = in.getLong();
    long createRevision = in.getLong();
    long due = in.getLong();
    var value = new byte[in.remaining()];
    in.get(value);
    return new StoredEvent(
        key, value, revision, createRevision, due == NEVER ? null : Instant.ofEpochMilli(due));
  }

  static byte[] value(byte[] state) {
    return Arrays.copyOfRange(state, STATE_HEADER, state.length);
  }

  static long revision(byte[] state) {
    return ByteBuffer.wrap(state).getLong();
  }

  static long createRevision(byte[] state) {
    return ByteBuffer.wrap(state).getLong(Long.BYTES);
  }

  /** What the rows of a path's history begin with, and no others. */
  static byte[] historyOf(byte[] path) {
    return Bytes.append(path, 0);
  }

  static byte[] history(byte[] path, long revision) {
    return ByteBuffer.allocate(path.length + 1 + Long.BYTES)
        .put(path)
        .put((byte) 0)
        .putLong(revision)
        .array();
  }

  static int historyPathLength(byte[] historyKey) {
    return historyKey.length - 1 - Long.BYTES;
  }

  static long historyRevision(byte[] historyKey) {
    return ByteBuffer.wrap(historyKey).getLong(historyKey.length - Long.BYTES);
  }

  static boolean isHistoryOf(byte[] path, byte[] historyKey) {
    int length = historyPathLength(historyKey);
    return Arrays.equals(path, 0, path.length, historyKey, 0, length);
  }

  /** What a row of the history says: the state before its revision. */
  static Optional<StoredEvent> earlier(EventKey key, byte[] historyRow) {
    return historyRow.length == 0 ? Optional.empty() : Optional.of(event(key, historyRow));
  }

  static byte[] log(long revision, int sequence) {
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
        .putLong(revision)
        .putInt(sequence)
        .array();
  }

  static long logRevision(byte[] logKey) {
    return ByteBuffer.wrap(logKey).getLong();
  }

  static int logSequence(byte[] logKey) {
    return ByteBuffer.wrap(logKey).getInt(Long.BYTES);
  }

  /** Due times before 1970 are due since 1970: a row's order knows no sign. */
  static byte[] expiry(Instant due, byte[] path) {
    return ByteBuffer.allocate(Long.BYTES + path.length)
        .putLong(Math.max(0, due.toEpochMilli()))
        .put(path)
        .array();
  }

  static byte[] expiry(long due) {
    return ByteBuffer.allocate(Long.BYTES).putLong(due).array();
  }

  static long expiryDue(byte[] expiryKey) {
    return ByteBuffer.wrap(expiryKey).getLong();
  }

  static EventKey expiryKey(byte[] expiryKey) {
    return key(expiryKey, Long.BYTES, expiryKey.length);
  }

  private static long due(@Nullable Instant due) {
    return due == null ? NEVER : due.toEpochMilli();
  }
}
